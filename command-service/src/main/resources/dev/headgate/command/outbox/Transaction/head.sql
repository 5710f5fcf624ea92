-- The tenant is named beside row security: the primary key begins with it. A state of another release's form is none.
SELECT version, CASE WHEN state_version = :state_version THEN CAST(state AS text) END AS state
FROM auth_gateway.aggregates
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND aggregate_type = :type AND aggregate_id = :id
