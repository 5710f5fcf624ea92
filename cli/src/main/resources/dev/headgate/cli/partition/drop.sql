SELECT auth_gateway.drop_event_partition(?::date)
