SELECT auth_gateway.relay_heartbeat(?::text::xid8, ?::uuid, ?::pg_lsn, 0)
