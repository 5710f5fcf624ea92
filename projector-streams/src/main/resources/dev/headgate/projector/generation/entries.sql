SELECT generation, state, projections, coalesce(throttle, 0) AS throttle, accept_differences, since
  FROM headgate.generations ORDER BY generation
