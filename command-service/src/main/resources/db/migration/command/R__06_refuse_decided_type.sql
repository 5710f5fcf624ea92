-- A type with a decider cannot be appended by hand: the state its decisions are made on would be stale.
CREATE OR REPLACE FUNCTION auth_gateway.refuse_decided_type(p_aggregate_type text) RETURNS void
    LANGUAGE plpgsql IMMUTABLE SET search_path = auth_gateway, pg_temp AS $$
BEGIN
    IF p_aggregate_type IN ('user', 'session', 'api_key') THEN
        RAISE EXCEPTION 'events of a % are decided by the command service', p_aggregate_type
            USING ERRCODE = 'HG004', HINT = 'Send it a command under /v1/auth instead.';
    END IF;
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.refuse_decided_type(text) FROM PUBLIC;
