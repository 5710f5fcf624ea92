-- Counts what is not counted yet, over all tenants, so many events at most; answers how many lines of the count changed, none when all is done. Only transactions below every
-- running one are counted: none of them can get another event. Two that count at once would count twice, so one does.
RESET ROLE; -- belongs to headgate_maintenance: it looks across tenants, and the owner may not
CREATE OR REPLACE FUNCTION auth_gateway.count_events(most integer DEFAULT 100000) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp SET row_security = off
    SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
    known xid8;
    bound xid8;
    counted bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('headgate/count_events', 0)) THEN
        RETURN 0;
    END IF;
    SELECT b.tx_id INTO known FROM auth_gateway.counted_below b;
    -- A transaction holds 10,000 events at most: with so many more the bound is beyond its first one.
    SELECT least(pg_snapshot_xmin(pg_current_snapshot()), (
               SELECT o.tx_id FROM auth_gateway.outbox o
                WHERE o.tx_id >= known
                ORDER BY o.tx_id, o.event_number
               OFFSET greatest(most, 10000) LIMIT 1))
      INTO bound;
    WITH added AS (
        INSERT INTO auth_gateway.event_counts AS c (tenant_id, day, aggregate_type, event_type, schema_version, events)
        SELECT o.tenant_id, (o.occurred_at AT TIME ZONE 'UTC')::date, o.aggregate_type, o.event_type, o.schema_version,
               count(*)
          FROM auth_gateway.outbox o
         WHERE o.tx_id >= known AND o.tx_id < bound
         GROUP BY 1, 2, 3, 4, 5
         ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT ON CONSTRAINT event_counts_pkey DO UPDATE SET events = c.events + excluded.events
        RETURNING 1)
    SELECT count(*) INTO counted FROM added;
    IF counted > 0 THEN -- an idle log is left in peace
        UPDATE auth_gateway.counted_below b SET tx_id = bound;
    END IF;
    RETURN counted;
END
$$;
COMMENT ON FUNCTION auth_gateway.count_events(integer)
    IS 'Counts events that are not counted yet into event_counts; answers how many lines of it changed.';
REVOKE ALL ON FUNCTION auth_gateway.count_events(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.count_events(integer) TO headgate_command;
ALTER FUNCTION auth_gateway.count_events(integer) OWNER TO headgate_maintenance;
SET ROLE headgate_owner;
