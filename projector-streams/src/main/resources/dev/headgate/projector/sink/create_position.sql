INSERT INTO headgate.sink_position (sink, topic, partition, next_offset, topic_id)
VALUES (?, ?, ?, 0, ?)
