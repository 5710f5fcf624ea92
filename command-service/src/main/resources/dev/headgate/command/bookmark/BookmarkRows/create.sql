INSERT INTO auth_gateway.event_cursors (tenant_id, name, tx_id, event_number, version, updated_by)
VALUES (CAST(current_setting('app.tenant_id') AS uuid), :name, CAST(CAST(:tx_id AS text) AS xid8), :event_number, 1, :updated_by)
ON CONFLICT ON CONSTRAINT event_cursors_pkey DO NOTHING
RETURNING CAST(CAST(tx_id AS text) AS bigint) AS tx_id, event_number, version, updated_by, updated_at
