SELECT least(
  (SELECT count(*) FROM headgate.auth_events),
  (SELECT coalesce(sum(aggregate_version), 0)
     FROM (SELECT aggregate_version FROM projection_g1.users UNION ALL
           SELECT aggregate_version FROM projection_g1.sessions UNION ALL
           SELECT aggregate_version FROM projection_g1.api_keys) AS heads))
