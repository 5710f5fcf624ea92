SELECT user_id, email, role, provider, last_sign_in_at, aggregate_version
FROM auth_users_view
ORDER BY last_updated_at DESC
LIMIT 3;
