-- Forgets the keys that have expired, over all tenants; answers how many.
RESET ROLE; -- belongs to headgate_maintenance: it looks across tenants, and the owner may not
CREATE OR REPLACE FUNCTION auth_gateway.purge_idempotency_keys() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = auth_gateway, pg_temp SET row_security = off AS $$
    WITH gone AS (DELETE FROM auth_gateway.idempotency_keys WHERE expires_at <= now() RETURNING 1)
    SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION auth_gateway.purge_idempotency_keys() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.purge_idempotency_keys() TO headgate_command;
ALTER FUNCTION auth_gateway.purge_idempotency_keys() OWNER TO headgate_maintenance;
SET ROLE headgate_owner;
