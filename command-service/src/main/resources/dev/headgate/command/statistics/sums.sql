-- Each day once, also those without events; then each type once.
SELECT CAST(calendar.day AS text) AS day, s.aggregate_type, s.event_type, coalesce(sum(s.events), 0) AS events
  FROM (SELECT CAST(now() AT TIME ZONE 'UTC' AS date) - back AS day
          FROM generate_series(0, CAST(:days AS integer) - 1) AS back) AS calendar
  LEFT JOIN auth_gateway.get_event_stats(CAST(:days AS integer)) AS s ON s.day = calendar.day
 GROUP BY GROUPING SETS ((calendar.day), (s.aggregate_type, s.event_type))
 ORDER BY 1, 2, 3
