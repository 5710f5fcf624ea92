-- Locks the heads in (type, id) order, checks the expected versions, inserts and bumps, in one call.
SELECT CAST(event_id AS text) AS event_id, aggregate_type, aggregate_id, aggregate_version
FROM auth_gateway.append_decided(CAST(:events AS jsonb))
