SELECT topic, partition, topic_id FROM headgate.sink_position WHERE sink = ? AND topic = ANY (?)
