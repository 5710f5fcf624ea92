SELECT count(*)
  FROM auth_gateway.outbox o
  LEFT JOIN (SELECT tenant_id, aggregate_type, aggregate_id, max(aggregate_version) AS version
               FROM published GROUP BY tenant_id, aggregate_type, aggregate_id) AS last
 USING (tenant_id, aggregate_type, aggregate_id)
 WHERE o.aggregate_version > coalesce(last.version, 0)
