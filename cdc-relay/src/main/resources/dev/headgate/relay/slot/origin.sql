SELECT slot_lsn::text FROM auth_gateway.relay_progress
