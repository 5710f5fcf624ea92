-- A walsender whose relay was stopped or is behind a dead link keeps the slot until wal_sender_timeout.
SELECT active_pid, pg_terminate_backend(active_pid)
  FROM pg_replication_slots
 WHERE slot_name = ? AND active_pid IS NOT NULL
