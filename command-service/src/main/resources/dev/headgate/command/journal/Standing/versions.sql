SELECT head.aggregate_type, head.aggregate_id, head.version
FROM unnest(CAST(:types AS text[]), CAST(:ids AS text[])) AS wanted (type, id)
JOIN auth_gateway.aggregates AS head
  ON head.tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND head.aggregate_type = wanted.type
  AND head.aggregate_id = wanted.id
