SELECT auth_gateway.purge_event_processing()
