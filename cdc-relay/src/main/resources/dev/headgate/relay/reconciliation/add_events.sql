INSERT INTO auth_gateway.outbox (
    event_number, event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version, data,
    metadata, created_by, user_id, correlation_id, causation_id, traceparent, occurred_at, checksum)
SELECT event_number, event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version,
       data::jsonb, metadata::jsonb, created_by, user_id, correlation_id, causation_id, traceparent, occurred_at, checksum
  FROM jsonb_to_recordset(?::jsonb) AS event (
           event_number bigint, event_id uuid, tenant_id uuid, aggregate_type text, aggregate_id text,
           aggregate_version bigint, event_type text, schema_version integer, data text, metadata text, created_by text,
           user_id uuid, correlation_id uuid, causation_id uuid, traceparent text, occurred_at timestamptz, checksum text)
 ORDER BY occurred_at, aggregate_version
