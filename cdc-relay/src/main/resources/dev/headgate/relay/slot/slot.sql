SELECT slot_name, plugin, database, wal_status, confirmed_flush_lsn::text FROM pg_replication_slots WHERE slot_name = ?
