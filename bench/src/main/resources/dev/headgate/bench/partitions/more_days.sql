SELECT auth_gateway.ensure_events_partitions(? - 8, 7)
