SELECT auth_gateway.end_event_restore(?::date)
