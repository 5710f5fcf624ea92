SELECT generation, state, projections, source_done, source_end, rows_done, rows_end, comparison::text AS comparison, problem
  FROM headgate.generations ORDER BY generation
