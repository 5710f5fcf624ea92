SELECT auth_gateway.purge_idempotency_keys()
