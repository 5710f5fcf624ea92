-- One event of a tenant, in one statement that is a transaction of its own: a caller that sets the tenant first pays for two
-- more round trips, which is as much as the append.
CREATE OR REPLACE FUNCTION auth_gateway.publish_event_of(tenant uuid, proposal jsonb) RETURNS auth_gateway.outbox
    LANGUAGE plpgsql SET search_path = auth_gateway, pg_temp AS $$
BEGIN
    PERFORM set_config('app.tenant_id', tenant::text, true);
    RETURN auth_gateway.publish_proposal(proposal);
END
$$;
COMMENT ON FUNCTION auth_gateway.publish_event_of(uuid, jsonb)
    IS 'publish_event of the tenant''s, with the parameters as fields; sets app.tenant_id to the end of the transaction.';
REVOKE ALL ON FUNCTION auth_gateway.publish_event_of(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.publish_event_of(uuid, jsonb) TO headgate_command;
