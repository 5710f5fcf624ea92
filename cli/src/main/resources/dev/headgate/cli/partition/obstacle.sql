SELECT auth_gateway.event_partition_obstacle(?::date)
