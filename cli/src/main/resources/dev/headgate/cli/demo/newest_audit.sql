SELECT event_id, occurred_at, event_type, success, platform, subject_type, subject_id
FROM auth_audit_view
ORDER BY occurred_at DESC
LIMIT 3;
