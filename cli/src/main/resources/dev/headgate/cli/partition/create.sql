SELECT auth_gateway.create_events_partition(?::date)
