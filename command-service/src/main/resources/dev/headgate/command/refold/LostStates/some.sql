SELECT CAST(tenant_id AS text) AS tenant_id, aggregate_type, aggregate_id, version
FROM auth_gateway.heads_without_state(1000, :state_version)
