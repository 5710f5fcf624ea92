SELECT pending, failed, CAST(floor(oldest_pending_seconds) AS bigint) AS oldest_pending_seconds,
       lag_bytes, wal_status
FROM auth_gateway.outbox_backlog()
