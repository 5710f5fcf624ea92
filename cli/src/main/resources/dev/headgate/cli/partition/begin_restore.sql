SELECT auth_gateway.begin_event_restore(?::date)
