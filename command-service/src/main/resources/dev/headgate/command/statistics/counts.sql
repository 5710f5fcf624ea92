SELECT aggregate_type, event_type, schema_version, sum(events) AS events
  FROM auth_gateway.get_event_stats(NULL)
 GROUP BY 1, 2, 3
