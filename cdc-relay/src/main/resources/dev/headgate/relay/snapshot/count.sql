SELECT count(*) FROM auth_gateway.outbox WHERE aggregate_type = ANY (?)
