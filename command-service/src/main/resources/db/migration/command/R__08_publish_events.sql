-- Appends a batch, all or nothing. Each element is an object with publish_event's parameters as its fields. Heads are locked
-- in (aggregate_type, aggregate_id) order first, so that two batches cannot wait for each other.
CREATE OR REPLACE FUNCTION auth_gateway.publish_events(events jsonb) RETURNS SETOF auth_gateway.outbox
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    tenant uuid := NULLIF(current_setting('app.tenant_id', true), '')::uuid;
    head record;
    e jsonb;
BEGIN
    IF tenant IS NOT NULL THEN
        FOR head IN
            SELECT DISTINCT item ->> 'aggregate_type' AS type, item ->> 'aggregate_id' AS id
              FROM jsonb_array_elements(events) AS item
             WHERE item ->> 'aggregate_id' IS NOT NULL
             ORDER BY 1, 2
        LOOP
            PERFORM auth_gateway.refuse_decided_type(head.type);
            PERFORM auth_gateway.lock_head(tenant, head.type, head.id);
        END LOOP;
    END IF;
    FOR e IN SELECT item FROM jsonb_array_elements(events) WITH ORDINALITY AS t(item, place) ORDER BY place LOOP
        RETURN NEXT auth_gateway.publish_event(
            e ->> 'aggregate_type', e ->> 'aggregate_id', e ->> 'event_type', e -> 'data', coalesce(e -> 'metadata', '{}'),
            (e ->> 'expected_version')::bigint, e ->> 'created_by', (e ->> 'user_id')::uuid,
            (e ->> 'correlation_id')::uuid, (e ->> 'causation_id')::uuid, e ->> 'idempotency_key', e ->> 'traceparent',
            (e ->> 'event_id')::uuid, coalesce((e ->> 'schema_version')::integer, 1), e -> 'state',
            coalesce((e ->> 'state_version')::integer, 1));
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.publish_events(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.publish_events(jsonb) TO headgate_command;
