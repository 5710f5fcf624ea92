SELECT pending, failed, oldest_pending_seconds, slot_lag_bytes, slot_wal_status
FROM auth_gateway.backlog()
