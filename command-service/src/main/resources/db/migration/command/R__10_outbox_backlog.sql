-- What is not published yet, over all tenants, for /health. Exact when the pipeline is quiet; under load as fresh as the
-- relay's last heartbeat.
RESET ROLE; -- belongs to headgate_maintenance: it looks across tenants, and the owner may not
CREATE OR REPLACE FUNCTION auth_gateway.outbox_backlog(p_slot text DEFAULT 'headgate')
    RETURNS TABLE (pending bigint, oldest_pending_seconds double precision, failed bigint, lag_bytes bigint, wal_status text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = auth_gateway, pg_temp SET row_security = off AS $$
    SELECT b.pending,
           b.oldest_pending_seconds,
           p.failed,
           pg_wal_lsn_diff(pg_current_wal_lsn(), s.confirmed_flush_lsn)::bigint,
           s.wal_status
      FROM auth_gateway.relay_progress p
      LEFT JOIN pg_replication_slots s ON s.slot_name = p_slot
     CROSS JOIN LATERAL (
           SELECT count(*) AS pending,
                  CASE WHEN count(*) > 0 THEN -- GREATEST passes over a NULL
                      greatest(0, extract(epoch FROM clock_timestamp() - min(o.occurred_at)))::double precision
                  END AS oldest_pending_seconds
             FROM auth_gateway.outbox o
            WHERE o.tx_id >= p.published_below) b
$$;
REVOKE ALL ON FUNCTION auth_gateway.outbox_backlog(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.outbox_backlog(text) TO headgate_command;
ALTER FUNCTION auth_gateway.outbox_backlog(text) OWNER TO headgate_maintenance;
SET ROLE headgate_owner;
