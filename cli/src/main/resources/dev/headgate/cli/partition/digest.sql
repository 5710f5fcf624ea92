SELECT events, checksum FROM auth_gateway.event_partition_digest(?)
