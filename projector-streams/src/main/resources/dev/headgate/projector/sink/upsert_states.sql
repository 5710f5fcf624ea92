INSERT INTO projection_g1.states AS t (
  tenant_id, aggregate_type, aggregate_id, aggregate_version, last_event_id, last_updated_at, is_deleted, state)
SELECT tenant_id, aggregate_type, aggregate_id, aggregate_version, last_event_id, last_updated_at, is_deleted, state
  FROM jsonb_to_recordset(CAST(? AS jsonb)) AS r(
  tenant_id uuid, aggregate_type text, aggregate_id text, aggregate_version bigint, last_event_id uuid, last_updated_at timestamptz, is_deleted boolean, state jsonb)
ON CONFLICT (tenant_id, aggregate_type, aggregate_id) DO UPDATE SET
  aggregate_version = excluded.aggregate_version,
  last_event_id = excluded.last_event_id,
  last_updated_at = excluded.last_updated_at,
  is_deleted = excluded.is_deleted,
  state = excluded.state
WHERE excluded.aggregate_version >= t.aggregate_version
   -- A row that names no event of its own is damaged: any state is truer, and the topic's last one stays.
   OR NOT EXISTS (SELECT FROM headgate.auth_events e
                   WHERE e.event_id = t.last_event_id AND e.aggregate_version = t.aggregate_version
                     AND e.tenant_id = t.tenant_id AND e.aggregate_type = t.aggregate_type AND e.aggregate_id = t.aggregate_id)
