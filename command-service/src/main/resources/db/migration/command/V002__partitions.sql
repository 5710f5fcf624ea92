-- Days are made before they are needed: an append on a day without a partition would fail. LIKE and ATTACH instead of
-- PARTITION OF, which takes ACCESS EXCLUSIVE on the log and would stop every append meanwhile.
CREATE FUNCTION auth_gateway.create_events_partition(day date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    name text := 'outbox_' || to_char(day, 'YYYYMMDD');
    lower_bound text := day::text || ' 00:00:00+00';
    upper_bound text := (day + 1)::text || ' 00:00:00+00';
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('headgate/partitions', 0));
    IF to_regclass('auth_gateway.' || name) IS NOT NULL THEN
        RETURN name;
    END IF;
    EXECUTE format(
        'CREATE TABLE auth_gateway.%I (LIKE auth_gateway.outbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
    -- With this check ATTACH needs no scan.
    EXECUTE format(
        'ALTER TABLE auth_gateway.%I ADD CONSTRAINT day_of_partition CHECK (occurred_at >= %L AND occurred_at < %L)',
        name, lower_bound, upper_bound);
    EXECUTE format(
        'CREATE TRIGGER outbox_is_never_emptied BEFORE TRUNCATE ON auth_gateway.%I
         FOR EACH STATEMENT EXECUTE FUNCTION auth_gateway.refuse_change()', name);
    EXECUTE format(
        'ALTER TABLE auth_gateway.outbox ATTACH PARTITION auth_gateway.%I FOR VALUES FROM (%L) TO (%L)',
        name, lower_bound, upper_bound);
    EXECUTE format('ALTER TABLE auth_gateway.%I DROP CONSTRAINT day_of_partition', name);
    RETURN name;
END
$$;
COMMENT ON FUNCTION auth_gateway.create_events_partition(date)
    IS 'Makes the partition of a UTC day unless it is there; answers its name. Does not stop appends.';

CREATE FUNCTION auth_gateway.ensure_events_partitions(back integer DEFAULT 30, ahead integer DEFAULT 7) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    today date := (now() AT TIME ZONE 'UTC')::date;
    made integer := 0;
    offset_in_days integer;
BEGIN
    FOR offset_in_days IN -back .. ahead LOOP
        IF to_regclass('auth_gateway.outbox_' || to_char(today + offset_in_days, 'YYYYMMDD')) IS NULL THEN
            PERFORM auth_gateway.create_events_partition(today + offset_in_days);
            made := made + 1;
        END IF;
    END LOOP;
    RETURN made;
END
$$;
COMMENT ON FUNCTION auth_gateway.ensure_events_partitions(integer, integer)
    IS 'Makes the missing partitions from "back" days ago to "ahead" days from now; answers how many.';

SELECT auth_gateway.ensure_events_partitions();
