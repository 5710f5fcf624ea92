INSERT INTO headgate.sink_position (sink, topic, partition, next_offset)
SELECT ?, ?, p, 0 FROM generate_series(0, CAST(? AS int) - 1) AS p
ON CONFLICT DO NOTHING
