-- Makes a day part of the log again, if its table holds what the archive did: the one that was read in, or the detached one
-- that was never dropped.
--
-- Errors (SQLSTATE): HG032 the table is not what was archived.
CREATE OR REPLACE FUNCTION auth_gateway.end_event_restore(p_day date) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    name text := 'outbox_' || to_char(p_day, 'YYYYMMDD');
    source text := name;
    archive auth_gateway.event_archives;
    held record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('headgate/partitions', 0));
    IF to_regclass('auth_gateway.' || quote_ident(name)) IS NULL THEN
        source := name || '_restoring';
    END IF;
    SELECT * INTO archive FROM auth_gateway.event_archives a WHERE a.day = p_day;
    held := auth_gateway.event_partition_digest(source);
    IF archive.day IS NOT NULL -- a day that somebody detached by hand has none
       AND (held.events, held.checksum) IS DISTINCT FROM (archive.events, archive.checksum) THEN
        RAISE EXCEPTION 'the table of % does not hold what was archived', p_day
            USING ERRCODE = 'HG032', DETAIL = format('It has %s events, the archive has %s.', held.events, archive.events),
                  HINT = 'Nothing was attached. Compare the archive with its manifest, and try a copy of it.';
    END IF;
    IF source <> name THEN
        EXECUTE format('ALTER TABLE auth_gateway.%I RENAME TO %I', source, name);
    END IF;
    PERFORM auth_gateway.attach_event_table(name, p_day);
    UPDATE auth_gateway.event_archives SET restored_at = now() WHERE day = p_day AND dropped_at IS NOT NULL;
    RETURN held.events;
END
$$;
COMMENT ON FUNCTION auth_gateway.end_event_restore(date)
    IS 'Attaches the table of an archived day after comparing it with the archive; answers how many events it has.';
REVOKE ALL ON FUNCTION auth_gateway.end_event_restore(date) FROM PUBLIC;
