-- Makes a table of one day a partition of the log. LIKE and ATTACH instead of PARTITION OF, which takes ACCESS EXCLUSIVE on
-- the log and would stop every append meanwhile; with the check ATTACH needs no scan.
CREATE OR REPLACE FUNCTION auth_gateway.attach_event_table(p_table text, p_day date) RETURNS void
    LANGUAGE plpgsql SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    lower_bound text := p_day::text || ' 00:00:00+00';
    upper_bound text := (p_day + 1)::text || ' 00:00:00+00';
BEGIN
    EXECUTE format(
        'ALTER TABLE auth_gateway.%I ADD CONSTRAINT day_of_partition CHECK (occurred_at >= %L AND occurred_at < %L)',
        p_table, lower_bound, upper_bound);
    -- TRUNCATE passes the triggers of the parent by.
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER outbox_is_never_emptied BEFORE TRUNCATE ON auth_gateway.%I
         FOR EACH STATEMENT EXECUTE FUNCTION auth_gateway.refuse_change()', p_table);
    EXECUTE format(
        'ALTER TABLE auth_gateway.outbox ATTACH PARTITION auth_gateway.%I FOR VALUES FROM (%L) TO (%L)',
        p_table, lower_bound, upper_bound);
    EXECUTE format('ALTER TABLE auth_gateway.%I DROP CONSTRAINT day_of_partition', p_table);
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.attach_event_table(text, date) FROM PUBLIC;
