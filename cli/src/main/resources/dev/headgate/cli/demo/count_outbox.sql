SELECT count(*) FROM auth_gateway.outbox;
