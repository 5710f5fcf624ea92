SELECT d.tenant_id, d.aggregate_type, d.aggregate_id, min(d.aggregate_version) AS version
  FROM unnest(?, ?, ?) AS k(tenant_id, aggregate_type, aggregate_id)
  JOIN public.dead_letters d
    ON (d.tenant_id, d.aggregate_type, d.aggregate_id) = (k.tenant_id, k.aggregate_type, k.aggregate_id)
 WHERE coalesce(CAST(to_jsonb(d)->>'is_blocking' AS boolean), d.status = 'parked')
 GROUP BY d.tenant_id, d.aggregate_type, d.aggregate_id
