SELECT count(*) AS days, min(day)::text AS first, max(day)::text AS last,
       max(day) + 1 AS over
  FROM auth_gateway.missing_event_days() AS missing (day)
HAVING count(*) > 0
