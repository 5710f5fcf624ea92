SELECT day, partition, state, bytes, events, file FROM auth_gateway.event_partitions()
