SELECT DISTINCT aggregate_type, topic FROM auth_gateway.event_types
