-- Why a day may not leave the log, with what to do about it; NULL when it may. Asked before a day is detached, and again of
-- the detached table, to which nobody appends any more, before that is dropped.
CREATE OR REPLACE FUNCTION auth_gateway.event_partition_obstacle(p_day date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp SET row_security = on AS $$
DECLARE
    name text := 'outbox_' || to_char(p_day, 'YYYYMMDD');
    youngest date := (now() AT TIME ZONE 'UTC')::date - 3;
    tenant_before text := current_setting('app.tenant_id', true);
    tenant uuid;
    unpublished bigint;
    stateless bigint;
    without_state bigint := 0;
BEGIN
    IF to_regclass('auth_gateway.' || quote_ident(name)) IS NULL THEN
        RETURN format('there is no partition of %s: headgate partitions list shows those there are', p_day);
    END IF;
    IF p_day > youngest THEN -- idempotency keys name events of yesterday, transactions and clocks lag
        RETURN format('%s is too young: %s is the youngest day that can leave the log now', p_day, youngest);
    END IF;
    EXECUTE format(
        'SELECT count(*) FROM auth_gateway.%I WHERE tx_id >= (SELECT published_below FROM auth_gateway.relay_progress)',
        name) INTO unpublished;
    IF unpublished > 0 THEN
        RETURN format('%s of its events are not published yet: see with headgate status that cdc-relay runs, and try again',
                      unpublished);
    END IF;
    -- A head that lost its state (a reconciliation leaves it so) is folded from its events when it is next decided on.
    -- Tenant by tenant: row security holds for the owner, too.
    FOR tenant IN EXECUTE format(
        'SELECT DISTINCT tenant_id FROM auth_gateway.%I WHERE aggregate_type IN (''user'', ''session'', ''api_key'')', name)
    LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        EXECUTE format(
            'SELECT count(*) FROM auth_gateway.aggregates a
              WHERE a.tenant_id = $1 AND a.state IS NULL AND a.aggregate_type IN (''user'', ''session'', ''api_key'')
                AND EXISTS (SELECT FROM auth_gateway.%I o
                             WHERE (o.tenant_id, o.aggregate_type, o.aggregate_id)
                                   = (a.tenant_id, a.aggregate_type, a.aggregate_id))', name)
           INTO stateless USING tenant;
        without_state := without_state + stateless;
    END LOOP;
    PERFORM set_config('app.tenant_id', coalesce(tenant_before, ''), true);
    IF without_state > 0 THEN
        RETURN format('%s aggregates would lose what their decisions are made from: headgate restart command-service stores '
                      'their states, then try again', without_state);
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION auth_gateway.event_partition_obstacle(date)
    IS 'Why a day may not leave the log yet, and what to do; NULL when it may.';
REVOKE ALL ON FUNCTION auth_gateway.event_partition_obstacle(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.event_partition_obstacle(date) TO headgate_maintenance;
