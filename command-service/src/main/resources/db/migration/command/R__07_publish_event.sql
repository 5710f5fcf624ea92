-- Appends one event in the caller's transaction, from any language. The tenant is taken from app.tenant_id.
-- An audit event is an aggregate of its own: leave its aggregate_id out (NULL), or give its event id.
--
-- Errors (SQLSTATE): those of append_event; HG004 a type with a decider; HG006 the idempotency key was used for something
-- else; HG007 the same key is in flight; HG009 a type that is not in the catalogue.
CREATE OR REPLACE FUNCTION auth_gateway.publish_event(
    aggregate_type text, aggregate_id text, event_type text, data jsonb, metadata jsonb DEFAULT '{}',
    expected_version bigint DEFAULT NULL, created_by text DEFAULT NULL, user_id uuid DEFAULT NULL,
    correlation_id uuid DEFAULT NULL, causation_id uuid DEFAULT NULL, idempotency_key text DEFAULT NULL,
    traceparent text DEFAULT NULL, event_id uuid DEFAULT NULL, schema_version integer DEFAULT 1,
    state jsonb DEFAULT NULL, state_version integer DEFAULT 1)
    RETURNS auth_gateway.outbox
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    tenant uuid := NULLIF(current_setting('app.tenant_id', true), '')::uuid;
    event auth_gateway.outbox;
    id uuid := publish_event.event_id;
    subject text := publish_event.aggregate_id;
    request bytea;
    known auth_gateway.idempotency_keys;
BEGIN
    PERFORM auth_gateway.refuse_decided_type(publish_event.aggregate_type);
    PERFORM auth_gateway.refuse_unknown_type(
        publish_event.aggregate_type, publish_event.event_type, coalesce(publish_event.schema_version, 1));
    IF publish_event.idempotency_key IS NOT NULL AND tenant IS NOT NULL THEN
        IF NOT pg_try_advisory_xact_lock(hashtextextended(tenant || '/' || publish_event.idempotency_key, 1)) THEN
            RAISE EXCEPTION 'the same idempotency key is in flight' USING ERRCODE = 'HG007', HINT = 'Ask again shortly.';
        END IF;
        request := sha256(convert_to(jsonb_build_array(
            publish_event.aggregate_type, publish_event.aggregate_id, publish_event.event_type, publish_event.data,
            publish_event.metadata, publish_event.expected_version, publish_event.schema_version)::text, 'UTF8'));
        SELECT * INTO known FROM auth_gateway.idempotency_keys k
         WHERE k.tenant_id = tenant AND k.key_hash = sha256(convert_to('sql/' || publish_event.idempotency_key, 'UTF8'))
           AND k.expires_at > now();
        IF FOUND AND known.fingerprint <> request THEN
            RAISE EXCEPTION 'the idempotency key was used for another event'
                USING ERRCODE = 'HG006', HINT = 'A key belongs to one event; use a new one.';
        ELSIF FOUND THEN
            id := convert_from(known.answer, 'UTF8')::uuid;
            SELECT * INTO STRICT event FROM auth_gateway.outbox o
             WHERE o.event_id = id AND o.occurred_at = to_timestamp(auth_gateway.uuidv7_millis(id) / 1000.0);
            RETURN event;
        END IF;
    END IF;

    IF publish_event.aggregate_type = 'audit' THEN
        id := coalesce(id, subject::uuid, auth_gateway.uuidv7(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint));
        subject := coalesce(subject, id::text);
        IF subject <> id::text THEN
            RAISE EXCEPTION 'an audit event is its own aggregate: its aggregate id is its event id'
                USING ERRCODE = 'HG005', HINT = 'Leave the aggregate id out.';
        END IF;
    END IF;
    event := auth_gateway.append_event(
        publish_event.aggregate_type, subject, publish_event.event_type, publish_event.data,
        coalesce(publish_event.metadata, '{}'), publish_event.expected_version,
        coalesce(publish_event.created_by, 'system'), publish_event.user_id, publish_event.correlation_id,
        publish_event.causation_id, publish_event.traceparent, id, coalesce(publish_event.schema_version, 1),
        publish_event.state, publish_event.state_version);
    IF request IS NOT NULL THEN
        INSERT INTO auth_gateway.idempotency_keys AS k (tenant_id, key_hash, fingerprint, answer)
        VALUES (tenant, sha256(convert_to('sql/' || publish_event.idempotency_key, 'UTF8')), request,
                convert_to(event.event_id::text, 'UTF8'))
            ON CONFLICT ON CONSTRAINT idempotency_keys_pkey DO UPDATE
           SET fingerprint = excluded.fingerprint, answer = excluded.answer, created_at = excluded.created_at,
               expires_at = excluded.expires_at; -- only an expired one gets here
    END IF;
    RETURN event;
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.publish_event FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.publish_event TO headgate_command;
