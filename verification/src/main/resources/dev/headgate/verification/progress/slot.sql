SELECT (confirmed_flush_lsn - '0/0'::pg_lsn)::bigint AS confirmed,
       (pg_current_wal_lsn() - restart_lsn)::bigint AS retained
  FROM pg_replication_slots
 WHERE slot_name = ?
