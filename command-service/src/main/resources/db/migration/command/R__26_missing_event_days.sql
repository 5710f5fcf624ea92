-- The days whose events the log does not show any more. Whoever folds or compares a whole history asks first.
CREATE OR REPLACE FUNCTION auth_gateway.missing_event_days() RETURNS SETOF date
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
    SELECT day FROM auth_gateway.event_partitions() WHERE state IN ('detaching', 'detached', 'dropped') ORDER BY day
$$;
COMMENT ON FUNCTION auth_gateway.missing_event_days()
    IS 'The days that only an archive has. headgate partitions restore brings them back.';
REVOKE ALL ON FUNCTION auth_gateway.missing_event_days() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.missing_event_days()
    TO headgate_command, headgate_relay, headgate_reader, headgate_maintenance;
