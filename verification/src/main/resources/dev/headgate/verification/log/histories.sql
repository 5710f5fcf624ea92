SELECT o.tenant_id, o.aggregate_type, o.aggregate_id, o.aggregate_version, o.event_id, o.event_type,
       o.data::text AS data, o.occurred_at
  FROM unnest(?, ?, ?) AS k(tenant_id, aggregate_type, aggregate_id)
  JOIN auth_gateway.outbox o
    ON (o.tenant_id, o.aggregate_type, o.aggregate_id) = (k.tenant_id, k.aggregate_type, k.aggregate_id)
 WHERE o.occurred_at >= CAST(? AS timestamptz)
 ORDER BY o.tenant_id, o.aggregate_type, o.aggregate_id, o.aggregate_version
