WITH inserted AS (
INSERT INTO headgate.auth_events (
  event_id, event_number, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version,
  data, metadata, created_by, user_id, correlation_id, causation_id, checksum, occurred_at, topic, partition, record_offset,
  healed)
SELECT event_id, event_number, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version,
  CAST(data AS jsonb), CAST(metadata AS jsonb), created_by, user_id, correlation_id, causation_id, checksum, occurred_at,
  r.topic, r.partition, record_offset, coalesce(record_offset < p.ingested_below, false)
  FROM jsonb_to_recordset(CAST(? AS jsonb)) AS r(
  event_id uuid, event_number bigint, tenant_id uuid, aggregate_type text, aggregate_id text, aggregate_version bigint,
  event_type text, schema_version int, data text, metadata text, created_by text, user_id uuid, correlation_id uuid,
  causation_id uuid, checksum text, occurred_at timestamptz, topic text, partition int, record_offset bigint)
  LEFT JOIN headgate.sink_position p ON p.sink = 'audit' AND p.topic = r.topic AND p.partition = r.partition
 ORDER BY event_id
ON CONFLICT (event_id) DO NOTHING
RETURNING event_id, event_type, aggregate_type, aggregate_id, aggregate_version, tenant_id, occurred_at, healed
), queue AS (
-- A listener that sits in a transaction keeps the queue from emptying, and a full queue would refuse this commit.
SELECT pg_notification_queue_usage() < 0.5 AS has_room
)
SELECT occurred_at, healed, CASE WHEN has_room AND NOT healed THEN pg_notify('headgate_events', jsonb_build_object(
  'event_id', event_id, 'event_type', event_type, 'aggregate_type', aggregate_type, 'aggregate_id', aggregate_id,
  'aggregate_version', aggregate_version, 'tenant_id', tenant_id)::text)::text IS NOT NULL ELSE healed END AS told
  FROM inserted, queue
