-- The timeline of the log that is written now; pg_control_checkpoint() knows a promotion only after the next checkpoint.
SELECT c.system_identifier::text,
       ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint,
       current_database(),
       pg_current_wal_lsn()::text
  FROM pg_control_system() c
