INSERT INTO headgate.dead_letters AS t (
  generation, letter_id, event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, topic, partition, record_offset,
  reason, detail, status, is_blocking, behind, retries, parked_at, settled_at, settled_by)
SELECT /* generation */ 1, letter_id, event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, topic, partition, record_offset,
  reason, detail, status, is_blocking, behind, retries, parked_at, settled_at, settled_by
  FROM jsonb_to_recordset(CAST(? AS jsonb)) AS r(
  letter_id uuid, event_id uuid, tenant_id uuid, aggregate_type text, aggregate_id text, aggregate_version bigint, event_type text,
  topic text, partition int, record_offset bigint, reason text, detail text, status text, is_blocking boolean, behind bigint,
  retries int, parked_at timestamptz, settled_at timestamptz, settled_by text)
ON CONFLICT (generation, letter_id) DO UPDATE SET
  topic = excluded.topic,
  partition = excluded.partition,
  record_offset = excluded.record_offset,
  reason = excluded.reason,
  detail = excluded.detail,
  status = excluded.status,
  is_blocking = excluded.is_blocking,
  behind = excluded.behind,
  retries = excluded.retries,
  parked_at = excluded.parked_at,
  settled_at = excluded.settled_at,
  settled_by = excluded.settled_by
