SELECT key_id, user_id, name, access_level, is_active, aggregate_version
FROM auth_api_keys_view
ORDER BY key_id DESC
LIMIT 3;
