-- Appends a batch, all or nothing. Each element is an object with publish_event's parameters as its fields. All heads are
-- locked first, in an order that everybody keeps.
CREATE OR REPLACE FUNCTION auth_gateway.publish_events(events jsonb) RETURNS SETOF auth_gateway.outbox
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    tenant uuid := NULLIF(current_setting('app.tenant_id', true), '')::uuid;
    proposal jsonb;
BEGIN
    IF tenant IS NOT NULL THEN
        PERFORM auth_gateway.lock_heads(tenant, events);
        IF auth_gateway.batch_is_plain(tenant, events) THEN
            RETURN QUERY SELECT * FROM auth_gateway.append_batch(tenant, events);
            RETURN;
        END IF;
    END IF;
    -- One after the other: what stands in the way of one of them is said of that one.
    FOR proposal IN SELECT item FROM jsonb_array_elements(events) WITH ORDINALITY AS t(item, place) ORDER BY place LOOP
        RETURN NEXT auth_gateway.publish_proposal(proposal);
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.publish_events(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.publish_events(jsonb) TO headgate_command;
