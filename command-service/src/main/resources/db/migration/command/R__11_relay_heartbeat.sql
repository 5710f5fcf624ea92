-- One heartbeat of the relay, once a second, in a transaction of its own. Stores what the relay has published, and emits a
-- transactional message (prefix "headgate") with pg_snapshot_xmin X in it. When the relay decodes that message, every
-- transaction below X has been decoded before it: X is then what it stores with its next heartbeat. The message also keeps
-- the slot moving while the outbox is idle. A decoded message is no reason for another write: only the clock is.
CREATE OR REPLACE FUNCTION auth_gateway.relay_heartbeat(
    p_published_below xid8, p_last_event_id uuid, p_position_lsn pg_lsn, p_failed bigint) RETURNS xid8
    LANGUAGE plpgsql SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    x xid8 := pg_snapshot_xmin(pg_current_snapshot());
BEGIN
    UPDATE auth_gateway.relay_progress
       SET published_below = greatest(published_below, p_published_below),
           last_event_id = coalesce(p_last_event_id, last_event_id),
           position_lsn = coalesce(p_position_lsn, position_lsn),
           failed = p_failed,
           updated_at = clock_timestamp();
    PERFORM pg_logical_emit_message(true, 'headgate', x::text);
    RETURN x;
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.relay_heartbeat(xid8, uuid, pg_lsn, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.relay_heartbeat(xid8, uuid, pg_lsn, bigint) TO headgate_relay;
