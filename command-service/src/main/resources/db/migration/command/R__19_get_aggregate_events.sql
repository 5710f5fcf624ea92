-- One aggregate's events in the order of their versions. Nobody can commit a version below one that is seen, so reading on
-- from the last version skips nothing; a number that is not there left the log with its day. The planner is told to read the index in its order: where it takes the rows for few,
-- it would rather sort them, and may be wrong by millions. The functions that follow do the same.
CREATE OR REPLACE FUNCTION auth_gateway.get_aggregate_events(
    aggregate_type text, aggregate_id text, from_version bigint DEFAULT 1, most integer DEFAULT 1000)
    RETURNS SETOF auth_gateway.events
    LANGUAGE sql STABLE SET search_path = auth_gateway, pg_temp
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET jit = off AS $$
    SELECT e.*
      FROM auth_gateway.events e
     WHERE e.tenant_id = auth_gateway.required_tenant()
       AND e.aggregate_type = get_aggregate_events.aggregate_type
       AND e.aggregate_id = get_aggregate_events.aggregate_id
       AND e.aggregate_version >= get_aggregate_events.from_version
     ORDER BY e.aggregate_version
     LIMIT get_aggregate_events.most
$$;
COMMENT ON FUNCTION auth_gateway.get_aggregate_events(text, text, bigint, integer)
    IS 'An aggregate''s events from a version on, in order, so many at most.';
REVOKE ALL ON FUNCTION auth_gateway.get_aggregate_events(text, text, bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.get_aggregate_events(text, text, bigint, integer)
    TO headgate_command, headgate_reader;
