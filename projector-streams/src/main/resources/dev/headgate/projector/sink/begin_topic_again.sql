UPDATE headgate.sink_position SET topic_id = ?, next_offset = 0, ingested_below = 0, updated_at = now()
 WHERE sink = ? AND topic = ?
