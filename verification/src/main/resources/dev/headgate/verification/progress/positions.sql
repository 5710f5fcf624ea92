SELECT sink, topic, partition, next_offset FROM headgate.sink_position
