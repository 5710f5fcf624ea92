SELECT pg_advisory_xact_lock(hashtextextended('headgate.sink_position/' || ?, 0))
