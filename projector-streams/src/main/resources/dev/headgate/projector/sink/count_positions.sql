SELECT count(*) FROM headgate.sink_position WHERE sink = ? AND topic = ?
