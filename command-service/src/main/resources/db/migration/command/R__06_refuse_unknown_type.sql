-- A type that is not in the catalogue has no topic: the relay could not ship it, and would not skip it.
CREATE OR REPLACE FUNCTION auth_gateway.refuse_unknown_type(p_aggregate_type text, p_event_type text, p_schema_version integer)
    RETURNS void
    LANGUAGE plpgsql STABLE SET search_path = auth_gateway, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM auth_gateway.event_types t
         WHERE t.aggregate_type = p_aggregate_type AND t.event_type = p_event_type AND t.schema_version = p_schema_version)
    THEN
        RAISE EXCEPTION 'there is no event type %.v% of %', p_event_type, p_schema_version, p_aggregate_type
            USING ERRCODE = 'HG009', HINT = 'auth_gateway.event_types lists those there are.';
    END IF;
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.refuse_unknown_type(text, text, integer) FROM PUBLIC;
