SELECT v.tenant_id, v.aggregate_type, v.aggregate_id, v.aggregate_version,
       jsonb_build_object(
         'state', v.state,
         'last_updated_at', floor(extract(epoch FROM v.last_updated_at) * 1000),
         'last_event_id', v.last_event_id) AS columns
  FROM unnest(?, ?, ?) AS k(tenant_id, aggregate_type, aggregate_id)
  JOIN public.state_projections v
    ON (v.tenant_id, v.aggregate_type, v.aggregate_id) = (k.tenant_id, k.aggregate_type, k.aggregate_id)
