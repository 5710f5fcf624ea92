INSERT INTO projection_g1.api_keys AS t (
  tenant_id, key_id, aggregate_version, last_event_id, last_updated_at, is_deleted, user_id, name, access_level, expires_at, revoked_at, revocation_reason)
SELECT tenant_id, key_id, aggregate_version, last_event_id, last_updated_at, is_deleted, user_id, name, access_level, expires_at, revoked_at, revocation_reason
  FROM jsonb_to_recordset(CAST(? AS jsonb)) AS r(
  tenant_id uuid, key_id text, aggregate_version bigint, last_event_id uuid, last_updated_at timestamptz, is_deleted boolean, user_id text, name text, access_level text, expires_at timestamptz, revoked_at timestamptz, revocation_reason text)
ON CONFLICT (tenant_id, key_id) DO UPDATE SET
  aggregate_version = excluded.aggregate_version,
  last_event_id = excluded.last_event_id,
  last_updated_at = excluded.last_updated_at,
  is_deleted = excluded.is_deleted,
  user_id = excluded.user_id,
  name = excluded.name,
  access_level = excluded.access_level,
  expires_at = excluded.expires_at,
  revoked_at = excluded.revoked_at,
  revocation_reason = excluded.revocation_reason
WHERE excluded.aggregate_version >= t.aggregate_version
   -- A row that names no event of its own is damaged: any state is truer, and the topic's last one stays.
   OR NOT EXISTS (SELECT FROM headgate.auth_events e
                   WHERE e.event_id = t.last_event_id AND e.aggregate_version = t.aggregate_version
                     AND e.tenant_id = t.tenant_id AND e.aggregate_type = 'api_key' AND e.aggregate_id = t.key_id)
