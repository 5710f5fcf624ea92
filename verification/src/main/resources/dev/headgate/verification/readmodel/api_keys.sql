SELECT v.tenant_id, 'api_key' AS aggregate_type, v.key_id AS aggregate_id, v.aggregate_version,
       jsonb_build_object(
         'user_id', v.user_id, 'name', v.name, 'access_level', v.access_level,
         'expires_at', floor(extract(epoch FROM v.expires_at) * 1000),
         'revoked_at', floor(extract(epoch FROM v.revoked_at) * 1000),
         'revocation_reason', v.revocation_reason,
         'last_updated_at', floor(extract(epoch FROM v.last_updated_at) * 1000),
         'last_event_id', v.last_event_id) AS columns
  FROM unnest(?, ?, ?) AS k(tenant_id, aggregate_type, aggregate_id)
  JOIN public.auth_api_keys_view v ON (v.tenant_id, v.key_id) = (k.tenant_id, k.aggregate_id)
 WHERE k.aggregate_type = 'api_key'
