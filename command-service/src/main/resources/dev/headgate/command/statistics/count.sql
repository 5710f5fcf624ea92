SELECT auth_gateway.count_events()
