-- Counts by UTC day and type: what is in event_counts, and the events of transactions that are not counted yet. Exact, and as
-- dear as the latter, which are those of the last half minute while a command service runs.
CREATE OR REPLACE FUNCTION auth_gateway.get_event_stats(days integer DEFAULT 7)
    RETURNS TABLE (day date, aggregate_type text, event_type text, schema_version integer, events bigint)
    LANGUAGE plpgsql STABLE SET search_path = auth_gateway, pg_temp
    SET enable_seqscan = off SET enable_sort = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
    tenant uuid := auth_gateway.required_tenant();
    since date := CASE WHEN days IS NULL THEN '-infinity'
                       ELSE (now() AT TIME ZONE 'UTC')::date - least(days, 100000) + 1 END;
BEGIN
    IF days < 1 THEN
        RAISE EXCEPTION 'days is %, and today is the first one', days
            USING ERRCODE = 'HG005', HINT = 'Give 1 or more, or NULL for all there are.';
    END IF;
    RETURN QUERY
    SELECT known.day, known.aggregate_type, known.event_type, known.schema_version, sum(known.events)::bigint
      FROM (SELECT c.day, c.aggregate_type, c.event_type, c.schema_version, c.events
              FROM auth_gateway.event_counts c
             WHERE c.tenant_id = tenant AND c.day >= since
             UNION ALL
            SELECT (o.occurred_at AT TIME ZONE 'UTC')::date, o.aggregate_type, o.event_type, o.schema_version, count(*)
              FROM auth_gateway.outbox o
             WHERE o.tenant_id = tenant AND o.tx_id >= (SELECT b.tx_id FROM auth_gateway.counted_below b)
               AND o.occurred_at >= since::timestamp AT TIME ZONE 'UTC'
             GROUP BY 1, 2, 3, 4) AS known
     GROUP BY 1, 2, 3, 4
     ORDER BY 1, 2, 3, 4;
END
$$;
COMMENT ON FUNCTION auth_gateway.get_event_stats(integer)
    IS 'How many events there are by UTC day and type, of so many days up to today; NULL for all.';
REVOKE ALL ON FUNCTION auth_gateway.get_event_stats(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.get_event_stats(integer) TO headgate_command, headgate_reader;
