SELECT headgate.request_replay(?, ?::int, ?, ?)
