-- What the relay may see: inserts of the log under its own name, without the columns that mean something here only, and
-- without occurred_at: it is the millisecond of event_id, and a timestamp is the dearest column to decode.
CREATE PUBLICATION headgate
    FOR TABLE auth_gateway.outbox (
        event_number, event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version,
        data, metadata, created_by, user_id, correlation_id, causation_id, traceparent, checksum)
    WITH (publish = 'insert', publish_via_partition_root = true);
