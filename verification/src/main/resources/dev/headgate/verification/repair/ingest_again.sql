SELECT headgate.ingest_again(?, ?, ?, ?)
