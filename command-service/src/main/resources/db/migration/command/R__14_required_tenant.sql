-- The tenant of this transaction, for functions that read: without one they would find nothing, and not say why.
CREATE OR REPLACE FUNCTION auth_gateway.required_tenant() RETURNS uuid
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    tenant uuid := NULLIF(current_setting('app.tenant_id', true), '')::uuid;
BEGIN
    IF tenant IS NULL THEN
        RAISE EXCEPTION 'no tenant is set'
            USING ERRCODE = 'HG003', HINT = 'Begin the transaction with set_config(''app.tenant_id'', ''<uuid>'', true).';
    END IF;
    RETURN tenant;
END
$$;
COMMENT ON FUNCTION auth_gateway.required_tenant() IS 'The tenant that app.tenant_id names; HG003 when it names none.';
REVOKE ALL ON FUNCTION auth_gateway.required_tenant() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.required_tenant() TO headgate_command, headgate_reader;
