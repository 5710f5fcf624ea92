-- An event as the API shows it. Without a search_path of its own, so that it is inlined into the queries of lists.
CREATE OR REPLACE FUNCTION auth_gateway.event_json(event auth_gateway.outbox) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN jsonb_build_object(
        'event_id', event.event_id, 'event_number', event.event_number, 'tenant_id', event.tenant_id,
        'aggregate_type', event.aggregate_type, 'aggregate_id', event.aggregate_id,
        'aggregate_version', event.aggregate_version, 'event_type', event.event_type,
        'schema_version', event.schema_version, 'data', event.data, 'metadata', event.metadata,
        'created_by', event.created_by, 'user_id', event.user_id, 'correlation_id', event.correlation_id,
        'causation_id', event.causation_id, 'traceparent', event.traceparent,
        'occurred_at', to_char(event.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'checksum', event.checksum);
COMMENT ON FUNCTION auth_gateway.event_json(auth_gateway.outbox) IS 'An event as the API shows it.';
REVOKE ALL ON FUNCTION auth_gateway.event_json(auth_gateway.outbox) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.event_json(auth_gateway.outbox)
    TO headgate_command, headgate_reader, headgate_maintenance;
