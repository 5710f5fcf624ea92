INSERT INTO projection_g1.users AS t (
  tenant_id, user_id, aggregate_version, last_event_id, last_updated_at, is_deleted, email, role, provider, name, last_sign_in_at)
SELECT tenant_id, user_id, aggregate_version, last_event_id, last_updated_at, is_deleted, email, role, provider, name, last_sign_in_at
  FROM jsonb_to_recordset(CAST(? AS jsonb)) AS r(
  tenant_id uuid, user_id text, aggregate_version bigint, last_event_id uuid, last_updated_at timestamptz, is_deleted boolean, email text, role text, provider text, name text, last_sign_in_at timestamptz)
ON CONFLICT (tenant_id, user_id) DO UPDATE SET
  aggregate_version = excluded.aggregate_version,
  last_event_id = excluded.last_event_id,
  last_updated_at = excluded.last_updated_at,
  is_deleted = excluded.is_deleted,
  email = excluded.email,
  role = excluded.role,
  provider = excluded.provider,
  name = excluded.name,
  last_sign_in_at = excluded.last_sign_in_at
WHERE excluded.aggregate_version >= t.aggregate_version
   -- A row that names no event of its own is damaged: any state is truer, and the topic's last one stays.
   OR NOT EXISTS (SELECT FROM headgate.auth_events e
                   WHERE e.event_id = t.last_event_id AND e.aggregate_version = t.aggregate_version
                     AND e.tenant_id = t.tenant_id AND e.aggregate_type = 'user' AND e.aggregate_id = t.user_id)
