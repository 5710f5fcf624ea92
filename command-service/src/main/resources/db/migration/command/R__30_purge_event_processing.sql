-- Forgets what was completed 90 days ago, over all tenants; answers how many. Only before the marks: behind them a completed
-- event without its row would count as one that nobody has begun.
RESET ROLE; -- belongs to headgate_maintenance: it looks across tenants, and the owner may not
CREATE OR REPLACE FUNCTION auth_gateway.purge_event_processing(p_most integer DEFAULT 50000) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = auth_gateway, pg_temp SET row_security = off AS $$
    WITH gone AS (
        DELETE FROM auth_gateway.event_processing
         WHERE ctid = ANY (ARRAY(
               SELECT p.ctid
                 FROM auth_gateway.event_processing_marks m
                 JOIN auth_gateway.event_processing p
                   ON p.tenant_id = m.tenant_id AND p.processor = m.processor
                  AND p.aggregate_type = m.aggregate_type AND p.event_type = m.event_type
                WHERE p.expires_at <= now() AND (p.tx_id, p.event_number) < (m.tx_id, m.event_number)
                LIMIT p_most
                  FOR UPDATE OF p SKIP LOCKED))
        RETURNING 1)
    SELECT count(*) FROM gone
$$;
COMMENT ON FUNCTION auth_gateway.purge_event_processing(integer)
    IS 'Forgets up to so many rows of event_processing that expired before their marks; answers how many.';
REVOKE ALL ON FUNCTION auth_gateway.purge_event_processing(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.purge_event_processing(integer) TO headgate_command;
ALTER FUNCTION auth_gateway.purge_event_processing(integer) OWNER TO headgate_maintenance;
SET ROLE headgate_owner;
