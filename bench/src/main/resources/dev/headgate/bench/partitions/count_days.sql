SELECT count(*) FROM pg_inherits WHERE inhparent = 'auth_gateway.outbox'::regclass
