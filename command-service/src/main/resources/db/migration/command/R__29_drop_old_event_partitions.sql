-- Drops what is older than so many days, archived, detached and published; says of every other old day why it stays. It
-- detaches nothing: DETACH ... CONCURRENTLY, the one form that stops no writer, is refused inside functions.
--
-- Errors (SQLSTATE): HG030 fewer than three days, or none.
CREATE OR REPLACE FUNCTION auth_gateway.drop_old_event_partitions(days integer DEFAULT 90)
    RETURNS TABLE (day date, dropped boolean, reason text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
BEGIN
    IF days IS NULL OR days NOT BETWEEN 3 AND 36500 THEN
        RAISE EXCEPTION 'events are kept for three days or more, not %', coalesce(days::text, 'none')
            USING ERRCODE = 'HG030', HINT = 'Retention is 90 days unless you say otherwise.';
    END IF;
    FOR day IN
        SELECT p.day FROM auth_gateway.event_partitions() p
         WHERE p.state <> 'dropped' AND p.day < (now() AT TIME ZONE 'UTC')::date - days
    LOOP
        reason := auth_gateway.drop_event_partition(day);
        dropped := reason IS NULL;
        RETURN NEXT;
    END LOOP;
END
$$;
COMMENT ON FUNCTION auth_gateway.drop_old_event_partitions(integer)
    IS 'Drops the days older than so many days that are archived, detached and published; answers each old day, and why one stays.';
REVOKE ALL ON FUNCTION auth_gateway.drop_old_event_partitions(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.drop_old_event_partitions(integer) TO headgate_maintenance;
