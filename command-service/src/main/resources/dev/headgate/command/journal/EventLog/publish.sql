-- The generic path: types with a decider are refused by the function (HG004).
SELECT *
FROM auth_gateway.publish_event(
  aggregate_type => :aggregate_type,
  aggregate_id => :aggregate_id,
  event_type => :event_type,
  data => CAST(:data AS jsonb),
  metadata => CAST(:metadata AS jsonb),
  expected_version => CAST(:expected_version AS bigint),
  created_by => :created_by,
  user_id => CAST(:user_id AS uuid),
  correlation_id => CAST(:correlation_id AS uuid),
  causation_id => CAST(:causation_id AS uuid),
  traceparent => :traceparent,
  event_id => CAST(:event_id AS uuid),
  schema_version => CAST(:schema_version AS int))
