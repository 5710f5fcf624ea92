-- Drops the table of one day that is archived and detached, if it still holds what the archive does; answers why not
-- otherwise, and NULL when it is gone.
CREATE OR REPLACE FUNCTION auth_gateway.drop_event_partition(p_day date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    name text := 'outbox_' || to_char(p_day, 'YYYYMMDD');
    known record;
    archive auth_gateway.event_archives;
    held record;
    obstacle text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('headgate/partitions', 0));
    SELECT * INTO known FROM auth_gateway.event_partitions() p WHERE p.day = p_day;
    SELECT * INTO archive FROM auth_gateway.event_archives a WHERE a.day = p_day;
    IF known.state IS DISTINCT FROM 'detached' THEN
        RETURN format('it is %s: headgate partitions drop %s archives and detaches it first',
                      coalesce(known.state, 'no day of the log'), p_day);
    ELSIF archive.day IS NULL THEN
        RETURN format('it has no archive: headgate partitions drop %s makes one first', p_day);
    END IF;
    obstacle := auth_gateway.event_partition_obstacle(p_day);
    IF obstacle IS NOT NULL THEN
        RETURN obstacle;
    END IF;
    held := auth_gateway.event_partition_digest(name);
    IF (held.events, held.checksum) IS DISTINCT FROM (archive.events, archive.checksum) THEN
        RETURN format('its table holds %s events that are not the %s of its archive: headgate partitions drop %s archives it '
                      'again', held.events, archive.events, p_day);
    END IF;
    EXECUTE format('DROP TABLE auth_gateway.%I', name);
    UPDATE auth_gateway.event_archives SET dropped_at = now(), restored_at = NULL WHERE day = p_day;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION auth_gateway.drop_event_partition(date)
    IS 'Drops a day''s detached table if it holds what its archive does; answers why it did not, else NULL.';
REVOKE ALL ON FUNCTION auth_gateway.drop_event_partition(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.drop_event_partition(date) TO headgate_maintenance;
