SELECT aggregate_version, event_id, occurred_at, CAST(state AS text) AS state
  FROM auth_gateway.rebuild_state(
       :type, :id, as_of => CAST(:as_of AS timestamptz), version => CAST(:version AS bigint))
