-- Appends an event that a decider of the command service decided, with the state it folded. For headgate_command alone:
-- whoever writes here vouches that p_state is what the event makes of the state before.
CREATE OR REPLACE FUNCTION auth_gateway.append_decided(
    aggregate_type text, aggregate_id text, event_type text, data jsonb, metadata jsonb, expected_version bigint,
    created_by text, user_id uuid, correlation_id uuid, causation_id uuid, traceparent text, event_id uuid,
    schema_version integer, state jsonb, state_version integer)
    RETURNS auth_gateway.outbox
    LANGUAGE sql SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
    SELECT auth_gateway.append_event(
        aggregate_type, aggregate_id, event_type, data, metadata, expected_version, created_by, user_id, correlation_id,
        causation_id, traceparent, event_id, schema_version, state, state_version)
$$;
REVOKE ALL ON FUNCTION auth_gateway.append_decided FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.append_decided TO headgate_command;
