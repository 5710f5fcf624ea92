-- The tenant is named beside row security: the index begins with it.
SELECT event_type, schema_version, CAST(data AS text) AS data
FROM auth_gateway.outbox
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND aggregate_type = :type AND aggregate_id = :id AND aggregate_version <= :version
ORDER BY aggregate_version
