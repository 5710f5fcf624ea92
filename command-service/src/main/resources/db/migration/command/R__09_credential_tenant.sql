-- A token says who it is before anybody knows its tenant: this one look-up goes across tenants and answers nothing else.
RESET ROLE; -- belongs to headgate_maintenance: it looks across tenants, and the owner may not
CREATE OR REPLACE FUNCTION auth_gateway.credential_tenant(p_public_id text) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = auth_gateway, pg_temp SET row_security = off AS $$
    SELECT tenant_id FROM auth_gateway.credentials WHERE public_id = p_public_id
$$;
REVOKE ALL ON FUNCTION auth_gateway.credential_tenant(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.credential_tenant(text) TO headgate_command;
ALTER FUNCTION auth_gateway.credential_tenant(text) OWNER TO headgate_maintenance;
SET ROLE headgate_owner;
