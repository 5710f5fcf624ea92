SELECT CAST(CAST(tx_id AS text) AS bigint) AS tx_id, event_number, version, updated_by, updated_at
FROM auth_gateway.event_cursors
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid) AND name = :name
