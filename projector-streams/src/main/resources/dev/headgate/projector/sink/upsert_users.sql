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
