-- The single append path: lock the head, check, insert, bump. Runs as the owner, from publish_event and append_decided only.
--
-- Errors (SQLSTATE): HG001 the version is not the expected one; HG002 over a limit; HG003 no tenant; HG005 an id or a time
-- that cannot be accepted.
CREATE OR REPLACE FUNCTION auth_gateway.append_event(
    p_aggregate_type text, p_aggregate_id text, p_event_type text, p_data jsonb, p_metadata jsonb,
    p_expected_version bigint, p_created_by text, p_user_id uuid, p_correlation_id uuid, p_causation_id uuid,
    p_traceparent text, p_event_id uuid, p_schema_version integer, p_state jsonb, p_state_version integer)
    RETURNS auth_gateway.outbox
    LANGUAGE plpgsql SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    tenant uuid := NULLIF(current_setting('app.tenant_id', true), '')::uuid;
    head auth_gateway.aggregates;
    millis bigint;
    id uuid := p_event_id;
    event auth_gateway.outbox;
    data_bytes bigint := octet_length(p_data::text);
    metadata_bytes bigint := octet_length(p_metadata::text);
BEGIN
    IF tenant IS NULL THEN
        RAISE EXCEPTION 'no tenant is set'
            USING ERRCODE = 'HG003', HINT = 'Begin the transaction with set_config(''app.tenant_id'', ''<uuid>'', true).';
    END IF;
    IF p_aggregate_id IS NULL OR p_aggregate_id !~ '^[A-Za-z0-9._:@-]{1,200}$' THEN
        RAISE EXCEPTION 'the aggregate id is not 1 to 200 of A-Z a-z 0-9 . _ : @ -' USING ERRCODE = 'HG005';
    END IF;
    IF data_bytes > 262144 OR metadata_bytes > 16384 THEN
        RAISE EXCEPTION 'an event holds at most 256 KiB of data and 16 KiB of metadata'
            USING ERRCODE = 'HG002', DETAIL = format('It has %s and %s bytes as the log writes them.', data_bytes, metadata_bytes),
                  HINT = 'Keep at most 256 KiB and 16 KiB; name a large thing by where it is kept.';
    END IF;
    PERFORM auth_gateway.count_in_transaction(1, data_bytes + metadata_bytes);

    head := auth_gateway.lock_head(tenant, p_aggregate_type, p_aggregate_id);
    IF p_expected_version IS NOT NULL AND head.version <> p_expected_version THEN
        RAISE EXCEPTION '% % is at version %, not %', p_aggregate_type, p_aggregate_id, head.version, p_expected_version
            USING ERRCODE = 'HG001', DETAIL = head.version::text, HINT = 'Read it again and decide anew.';
    END IF;

    -- After the lock, so that a later version is never earlier in time.
    IF id IS NULL THEN
        millis := floor(extract(epoch FROM greatest(clock_timestamp(), head.occurred_at)) * 1000);
        id := auth_gateway.uuidv7(millis);
    ELSE
        millis := auth_gateway.uuidv7_millis(id);
        IF substr(id::text, 15, 1) <> '7'
           OR to_timestamp(millis / 1000.0) < head.occurred_at
           OR abs(extract(epoch FROM clock_timestamp()) * 1000 - millis) > 300000 THEN
            RAISE EXCEPTION 'the event id % cannot be accepted', id
                USING ERRCODE = 'HG005',
                      HINT = 'A UUIDv7 of the last five minutes, not before the aggregate''s last event; or leave it out.';
        END IF;
    END IF;

    INSERT INTO auth_gateway.outbox (
        event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version, data, metadata,
        created_by, user_id, correlation_id, causation_id, traceparent, occurred_at, checksum)
    VALUES (
        id, tenant, p_aggregate_type, p_aggregate_id, head.version + 1, p_event_type, p_schema_version, p_data,
        p_metadata, p_created_by, p_user_id, coalesce(p_correlation_id, id), p_causation_id, p_traceparent,
        to_timestamp(millis / 1000.0), encode(sha256(convert_to(p_data::text, 'UTF8')), 'hex'))
    RETURNING * INTO event;

    UPDATE auth_gateway.aggregates a
       SET version = event.aggregate_version,
           occurred_at = event.occurred_at,
           state = coalesce(p_state, a.state),
           state_version = CASE WHEN p_state IS NULL THEN a.state_version ELSE p_state_version END
     WHERE a.tenant_id = tenant AND a.aggregate_type = p_aggregate_type AND a.aggregate_id = p_aggregate_id;
    RETURN event;
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.append_event FROM PUBLIC;
