SELECT aggregate_type, event_type
FROM auth_gateway.event_processing
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND processor = :processor
  AND event_id = CAST(:event_id AS uuid)
