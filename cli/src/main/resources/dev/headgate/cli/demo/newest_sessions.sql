-- Session ids are UUIDv7: the highest is the newest.
SELECT session_id, user_id, platform, expires_at, revoked_at, is_active, aggregate_version
FROM auth_sessions_view
ORDER BY session_id DESC
LIMIT 3;
