-- The version is compared under the row's lock: of two that saw the same, one moves.
UPDATE auth_gateway.event_cursors
SET tx_id = CAST(CAST(:tx_id AS text) AS xid8), event_number = :event_number, version = version + 1,
    updated_by = :updated_by, updated_at = clock_timestamp()
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid) AND name = :name AND version = :version
RETURNING CAST(CAST(tx_id AS text) AS bigint) AS tx_id, event_number, version, updated_by, updated_at
