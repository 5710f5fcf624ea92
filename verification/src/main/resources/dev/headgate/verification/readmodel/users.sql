SELECT v.tenant_id, 'user' AS aggregate_type, v.user_id AS aggregate_id, v.aggregate_version,
       jsonb_build_object(
         'email', v.email, 'role', v.role, 'provider', v.provider, 'name', v.name,
         'last_sign_in_at', floor(extract(epoch FROM v.last_sign_in_at) * 1000),
         'last_updated_at', floor(extract(epoch FROM v.last_updated_at) * 1000),
         'last_event_id', v.last_event_id) AS columns
  FROM unnest(?, ?, ?) AS k(tenant_id, aggregate_type, aggregate_id)
  JOIN public.auth_users_view v ON (v.tenant_id, v.user_id) = (k.tenant_id, k.aggregate_id)
 WHERE k.aggregate_type = 'user'
