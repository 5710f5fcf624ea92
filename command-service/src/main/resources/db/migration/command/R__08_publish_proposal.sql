-- publish_event with its parameters as the fields of an object. For the functions that take events as JSON.
CREATE OR REPLACE FUNCTION auth_gateway.publish_proposal(proposal jsonb) RETURNS auth_gateway.outbox
    LANGUAGE plpgsql SET search_path = auth_gateway, pg_temp AS $$
BEGIN
    RETURN auth_gateway.publish_event(
        proposal ->> 'aggregate_type', proposal ->> 'aggregate_id', proposal ->> 'event_type', proposal -> 'data',
        coalesce(proposal -> 'metadata', '{}'), (proposal ->> 'expected_version')::bigint, proposal ->> 'created_by',
        (proposal ->> 'user_id')::uuid, (proposal ->> 'correlation_id')::uuid, (proposal ->> 'causation_id')::uuid,
        proposal ->> 'idempotency_key', proposal ->> 'traceparent', (proposal ->> 'event_id')::uuid,
        coalesce((proposal ->> 'schema_version')::integer, 1), proposal -> 'state',
        coalesce((proposal ->> 'state_version')::integer, 1));
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.publish_proposal(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.publish_proposal(jsonb) TO headgate_command;
