SELECT k.tenant_id, k.aggregate_type, k.aggregate_id, a.version
  FROM unnest(?, ?, ?) AS k(tenant_id, aggregate_type, aggregate_id)
  JOIN auth_gateway.aggregates a
    ON (a.tenant_id, a.aggregate_type, a.aggregate_id) = (k.tenant_id, k.aggregate_type, k.aggregate_id)
