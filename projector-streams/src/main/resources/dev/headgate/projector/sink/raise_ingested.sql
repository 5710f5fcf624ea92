UPDATE headgate.sink_position SET ingested_below = ?
 WHERE sink = ? AND topic = ? AND partition = ? AND ingested_below < ? AND next_offset < ?
