-- The tenant is named beside row security: the primary key begins with it.
SELECT version, CAST(state AS text) AS state
FROM auth_gateway.aggregates
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND aggregate_type = :type AND aggregate_id = :id
