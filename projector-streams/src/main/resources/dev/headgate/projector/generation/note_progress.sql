UPDATE headgate.generations
   SET source_done = :source_done, source_end = :source_end, rows_done = :rows_done, rows_end = :rows_end, progressed_at = clock_timestamp()
 WHERE generation = :generation
