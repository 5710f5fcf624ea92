-- An empty table for the events of an archived day. It is no partition and not published: what is written into it reaches no
-- topic a second time. What an earlier attempt left is thrown away.
CREATE OR REPLACE FUNCTION auth_gateway.begin_event_restore(p_day date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    name text := 'outbox_' || to_char(p_day, 'YYYYMMDD') || '_restoring';
BEGIN
    EXECUTE format('DROP TABLE IF EXISTS auth_gateway.%I', name);
    EXECUTE format(
        'CREATE TABLE auth_gateway.%I (LIKE auth_gateway.outbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
    RETURN name;
END
$$;
COMMENT ON FUNCTION auth_gateway.begin_event_restore(date) IS 'Makes the empty table an archived day is read into; answers its name.';
REVOKE ALL ON FUNCTION auth_gateway.begin_event_restore(date) FROM PUBLIC;
