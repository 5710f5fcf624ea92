WITH inserted AS (
INSERT INTO headgate.auth_events AS t (
  event_id, event_number, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version,
  data, metadata, created_by, user_id, correlation_id, causation_id, checksum, occurred_at, topic, partition, record_offset,
  healed)
SELECT DISTINCT ON (event_id) event_id, event_number, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version,
  CAST(data AS jsonb), CAST(metadata AS jsonb), created_by, user_id, correlation_id, causation_id, checksum, occurred_at,
  r.topic, r.partition, record_offset, released OR coalesce(record_offset < p.ingested_below, false)
  FROM jsonb_to_recordset(CAST(? AS jsonb)) AS r(
  event_id uuid, event_number bigint, tenant_id uuid, aggregate_type text, aggregate_id text, aggregate_version bigint,
  event_type text, schema_version int, data text, metadata text, created_by text, user_id uuid, correlation_id uuid,
  causation_id uuid, checksum text, occurred_at timestamptz, topic text, partition int, record_offset bigint, released boolean)
  LEFT JOIN headgate.sink_position p ON p.sink = 'audit' AND p.topic = r.topic AND p.partition = r.partition
 ORDER BY event_id, record_offset
-- An event never changes: a row that differs from it was damaged here. Where it was read may change with a rebuilt topic.
ON CONFLICT (event_id) DO UPDATE SET
  event_number = excluded.event_number, tenant_id = excluded.tenant_id, aggregate_type = excluded.aggregate_type,
  aggregate_id = excluded.aggregate_id, aggregate_version = excluded.aggregate_version,
  event_type = excluded.event_type, schema_version = excluded.schema_version, data = excluded.data,
  metadata = excluded.metadata, created_by = excluded.created_by, user_id = excluded.user_id,
  correlation_id = excluded.correlation_id, causation_id = excluded.causation_id, checksum = excluded.checksum,
  occurred_at = excluded.occurred_at, topic = excluded.topic, partition = excluded.partition,
  record_offset = excluded.record_offset,
  healed = t.healed OR (t.event_number, t.tenant_id, t.aggregate_type, t.aggregate_id, t.aggregate_version, t.event_type,
    t.schema_version, t.data, t.metadata, t.created_by, t.user_id, t.correlation_id, t.causation_id, t.checksum, t.occurred_at)
  IS DISTINCT FROM (excluded.event_number, excluded.tenant_id, excluded.aggregate_type, excluded.aggregate_id,
    excluded.aggregate_version, excluded.event_type, excluded.schema_version, excluded.data, excluded.metadata,
    excluded.created_by, excluded.user_id, excluded.correlation_id, excluded.causation_id, excluded.checksum,
    excluded.occurred_at)
WHERE (t.event_number, t.tenant_id, t.aggregate_type, t.aggregate_id, t.aggregate_version, t.event_type, t.schema_version,
    t.data, t.metadata, t.created_by, t.user_id, t.correlation_id, t.causation_id, t.checksum, t.occurred_at,
    t.topic, t.partition, t.record_offset)
  IS DISTINCT FROM (excluded.event_number, excluded.tenant_id, excluded.aggregate_type, excluded.aggregate_id,
    excluded.aggregate_version, excluded.event_type, excluded.schema_version, excluded.data, excluded.metadata,
    excluded.created_by, excluded.user_id, excluded.correlation_id, excluded.causation_id, excluded.checksum,
    excluded.occurred_at, excluded.topic, excluded.partition, excluded.record_offset)
-- A row that was there is no news: xmax tells an update from an insertion.
RETURNING event_id, event_type, aggregate_type, aggregate_id, aggregate_version, tenant_id, occurred_at,
  healed OR xmax <> 0 AS healed
), queue AS (
-- A listener that sits in a transaction keeps the queue from emptying, and a full queue would refuse this commit.
SELECT pg_notification_queue_usage() < 0.5 AS has_room
)
SELECT occurred_at, healed, CASE WHEN has_room AND NOT healed THEN pg_notify('headgate_events', jsonb_build_object(
  'event_id', event_id, 'event_type', event_type, 'aggregate_type', aggregate_type, 'aggregate_id', aggregate_id,
  'aggregate_version', aggregate_version, 'tenant_id', tenant_id)::text)::text IS NOT NULL ELSE healed END AS told
  FROM inserted, queue
