-- A physical slot has neither plugin nor database.
SELECT slot_name, coalesce(plugin, '(none)'), coalesce(database, '(none)'), coalesce(wal_status, '(none)'),
       coalesce(confirmed_flush_lsn, '0/0')::text,
       coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)::bigint,
       coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)::bigint
  FROM pg_replication_slots
 WHERE slot_name = ?
