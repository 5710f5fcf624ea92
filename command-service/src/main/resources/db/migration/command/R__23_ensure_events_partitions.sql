-- Days that were archived are passed over: they are not missing.
CREATE OR REPLACE FUNCTION auth_gateway.ensure_events_partitions(back integer DEFAULT 30, ahead integer DEFAULT 7)
    RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    missing date;
    made integer := 0;
BEGIN
    FOR missing IN
        SELECT due::date FROM generate_series(
                   (now() AT TIME ZONE 'UTC')::date - back, (now() AT TIME ZONE 'UTC')::date + ahead, '1 day') AS due
        EXCEPT
        SELECT day FROM auth_gateway.event_partitions()
        ORDER BY 1
    LOOP
        PERFORM auth_gateway.create_events_partition(missing);
        made := made + 1;
    END LOOP;
    RETURN made;
END
$$;
COMMENT ON FUNCTION auth_gateway.ensure_events_partitions(integer, integer)
    IS 'Makes the missing partitions from "back" days ago to "ahead" days from now; answers how many.';
