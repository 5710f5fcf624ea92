UPDATE headgate.sink_position SET topic_id = ? WHERE sink = ? AND topic = ? AND topic_id IS NULL
