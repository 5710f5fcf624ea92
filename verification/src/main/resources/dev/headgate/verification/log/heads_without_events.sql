SELECT a.tenant_id, a.aggregate_type, a.aggregate_id, a.version
  FROM auth_gateway.aggregates a
 WHERE a.version > 0
   AND NOT EXISTS (
       SELECT FROM auth_gateway.outbox o
        WHERE (o.tenant_id, o.aggregate_type, o.aggregate_id) = (a.tenant_id, a.aggregate_type, a.aggregate_id))
 LIMIT 1000
