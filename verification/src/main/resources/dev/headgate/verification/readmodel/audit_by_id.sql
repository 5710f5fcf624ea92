SELECT e.event_id, e.tenant_id, e.aggregate_type, e.aggregate_id, e.aggregate_version, e.event_type, e.checksum,
       encode(sha256(convert_to(e.data::text, 'UTF8')), 'hex') AS digest
  FROM unnest(?) AS k(event_id)
  JOIN public.auth_events e ON e.event_id = k.event_id
