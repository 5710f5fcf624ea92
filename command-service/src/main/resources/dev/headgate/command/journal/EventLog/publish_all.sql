-- One call for the whole batch: it locks heads in one order and appends in the order of the array.
SELECT CAST(event_id AS text) AS event_id, event_number, aggregate_type, aggregate_id, aggregate_version
FROM auth_gateway.publish_events(CAST(:events AS jsonb))
