SELECT tenant_id, 'user' AS aggregate_type, user_id AS aggregate_id
  FROM public.auth_users_view WHERE last_updated_at >= CAST(? AS timestamptz)
UNION ALL
SELECT tenant_id, 'session', session_id
  FROM public.auth_sessions_view WHERE last_updated_at >= CAST(? AS timestamptz)
UNION ALL
SELECT tenant_id, 'api_key', key_id
  FROM public.auth_api_keys_view WHERE last_updated_at >= CAST(? AS timestamptz)
UNION ALL
SELECT tenant_id, aggregate_type, aggregate_id
  FROM public.state_projections WHERE last_updated_at >= CAST(? AS timestamptz)
