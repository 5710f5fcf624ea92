SELECT state, CASE WHEN state = 'differs' THEN comparison::text ELSE problem END AS problem,
       (SELECT coalesce(sum(next_offset), 0) FROM headgate.sink_position
         WHERE sink = 'rows' AND topic LIKE 'headgate.g2.%') AS rows
  FROM headgate.generations WHERE generation = 2
