-- The generic path: types with a decider are refused by the function (HG004).
SELECT *
FROM auth_gateway.publish_event_of(CAST(:tenant AS uuid), CAST(:proposal AS jsonb))
