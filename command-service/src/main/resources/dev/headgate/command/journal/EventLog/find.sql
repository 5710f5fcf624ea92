-- occurred_at is the millisecond of the id, so one partition is read.
SELECT CAST(jsonb_build_object(
  'event_id', event_id, 'event_number', event_number, 'tenant_id', tenant_id,
  'aggregate_type', aggregate_type, 'aggregate_id', aggregate_id,
  'aggregate_version', aggregate_version, 'event_type', event_type,
  'schema_version', schema_version, 'data', data, 'metadata', metadata,
  'created_by', created_by, 'user_id', user_id, 'correlation_id', correlation_id,
  'causation_id', causation_id, 'traceparent', traceparent,
  'occurred_at', to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'checksum', checksum) AS text)
FROM auth_gateway.outbox
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND event_id = CAST(:id AS uuid)
  AND occurred_at = to_timestamp(0) + :millis * interval '1 millisecond'
