SELECT next_offset FROM headgate.sink_position WHERE sink = ? AND topic = ? AND partition = ?
