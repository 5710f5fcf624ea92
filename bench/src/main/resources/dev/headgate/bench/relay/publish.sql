-- Every column whose value gets into a record.
CREATE PUBLICATION plain
    FOR TABLE auth_gateway.outbox (
        event_number, event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version,
        data, metadata, created_by, user_id, correlation_id, causation_id, traceparent, occurred_at, checksum)
    WITH (publish = 'insert', publish_via_partition_root = true)
