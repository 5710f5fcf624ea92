-- Makes the partition of a day. A day that was archived is not begun anew beside its archive: its events would be missing
-- from it, and nobody would be told.
--
-- Errors (SQLSTATE): HG030 no day to make; HG031 the day is archived or half dropped.
CREATE OR REPLACE FUNCTION auth_gateway.create_events_partition(day date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    name text := 'outbox_' || to_char(create_events_partition.day, 'YYYYMMDD');
    known record;
BEGIN
    IF create_events_partition.day IS NULL OR NOT create_events_partition.day
           BETWEEN date '1970-01-01' AND (now() AT TIME ZONE 'UTC')::date + 366 THEN
        RAISE EXCEPTION 'no partition is made for %', coalesce(create_events_partition.day::text, 'no day')
            USING ERRCODE = 'HG030', HINT = 'Name a day from 1970-01-01 to a year from now.';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('headgate/partitions', 0));
    SELECT * INTO known FROM auth_gateway.event_partitions() p WHERE p.day = create_events_partition.day;
    IF known.state IN ('live', 'archived', 'restored') THEN
        RETURN name;
    ELSIF FOUND THEN
        RAISE EXCEPTION 'the events of % are archived', create_events_partition.day
            USING ERRCODE = 'HG031', DETAIL = format('The day is %s.', known.state),
                  HINT = format('headgate partitions restore %s brings them back.', create_events_partition.day);
    END IF;
    EXECUTE format(
        'CREATE TABLE auth_gateway.%I (LIKE auth_gateway.outbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
    PERFORM auth_gateway.attach_event_table(name, create_events_partition.day);
    RETURN name;
END
$$;
COMMENT ON FUNCTION auth_gateway.create_events_partition(date)
    IS 'Makes the partition of a UTC day unless it is there; answers its name. Does not stop appends.';
