-- One call for all that a command decided. The sub-query's order is the order in which heads are locked, so
-- two commands over the same heads cannot wait for each other.
SELECT CAST(appended.event_id AS text) AS event_id,
       appended.aggregate_type, appended.aggregate_id, appended.aggregate_version
FROM (
  SELECT item
  FROM jsonb_array_elements(CAST(:events AS jsonb)) AS item
  ORDER BY item ->> 'aggregate_type', item ->> 'aggregate_id'
) AS decided
CROSS JOIN LATERAL auth_gateway.append_decided(
  aggregate_type => item ->> 'aggregate_type',
  aggregate_id => item ->> 'aggregate_id',
  event_type => item ->> 'event_type',
  data => item -> 'data',
  metadata => item -> 'metadata',
  expected_version => CAST(item ->> 'expected_version' AS bigint),
  created_by => item ->> 'created_by',
  user_id => CAST(item ->> 'user_id' AS uuid),
  correlation_id => CAST(item ->> 'correlation_id' AS uuid),
  causation_id => NULL,
  traceparent => item ->> 'traceparent',
  event_id => CAST(item ->> 'event_id' AS uuid),
  schema_version => CAST(item ->> 'schema_version' AS integer),
  state => item -> 'state',
  state_version => CAST(item ->> 'state_version' AS integer)) AS appended
