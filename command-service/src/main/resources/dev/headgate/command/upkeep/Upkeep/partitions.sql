SELECT auth_gateway.ensure_events_partitions(0, 7)
