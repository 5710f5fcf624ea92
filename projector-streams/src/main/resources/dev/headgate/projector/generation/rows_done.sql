SELECT coalesce(sum(next_offset), 0) FROM headgate.sink_position WHERE sink = 'rows' AND topic LIKE :topics
