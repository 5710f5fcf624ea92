-- Heads of decided types that have lost their state, over all tenants: a reconciliation leaves them so, and a state in the
-- form of another release is lost as well. The command service folds them anew when it starts.
RESET ROLE; -- belongs to headgate_maintenance: it looks across tenants, and the owner may not
DROP FUNCTION IF EXISTS auth_gateway.heads_without_state(integer);
CREATE OR REPLACE FUNCTION auth_gateway.heads_without_state(p_limit integer, p_state_version integer)
    RETURNS TABLE (tenant_id uuid, aggregate_type text, aggregate_id text, version bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = auth_gateway, pg_temp SET row_security = off AS $$
    SELECT a.tenant_id, a.aggregate_type, a.aggregate_id, a.version
      FROM auth_gateway.aggregates a
     WHERE a.state_version IS DISTINCT FROM p_state_version AND a.version > 0
       AND a.aggregate_type IN ('user', 'session', 'api_key')
     LIMIT p_limit
$$;
COMMENT ON FUNCTION auth_gateway.heads_without_state(integer, integer)
    IS 'Aggregates whose decision state is not stored in that form, over all tenants.';
REVOKE ALL ON FUNCTION auth_gateway.heads_without_state(integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.heads_without_state(integer, integer) TO headgate_command;
ALTER FUNCTION auth_gateway.heads_without_state(integer, integer) OWNER TO headgate_maintenance;
SET ROLE headgate_owner;
