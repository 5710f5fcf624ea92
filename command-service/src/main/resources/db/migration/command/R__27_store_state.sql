-- Stores the state of a head that has none in that form, if it is still at that version; answers whether it did. For headgate_command
-- alone: whoever writes here vouches that the state is what the events up to the version make.
CREATE OR REPLACE FUNCTION auth_gateway.store_state(
    p_type text, p_id text, p_version bigint, p_state jsonb, p_state_version integer) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
BEGIN
    UPDATE auth_gateway.aggregates a
       SET state = p_state, state_version = p_state_version
     WHERE a.tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid
       AND a.aggregate_type = p_type AND a.aggregate_id = p_id AND a.version = p_version
       AND a.state_version IS DISTINCT FROM p_state_version;
    RETURN FOUND;
END
$$;
COMMENT ON FUNCTION auth_gateway.store_state(text, text, bigint, jsonb, integer)
    IS 'Stores the decision state of a head that has none in that form at that version; answers whether it did.';
REVOKE ALL ON FUNCTION auth_gateway.store_state(text, text, bigint, jsonb, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.store_state(text, text, bigint, jsonb, integer) TO headgate_command;
