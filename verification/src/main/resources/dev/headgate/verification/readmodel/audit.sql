SELECT event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, checksum,
       encode(sha256(convert_to(data::text, 'UTF8')), 'hex') AS digest
  FROM public.auth_events
 WHERE event_id >= ? AND event_id < ?
   AND (CAST(? AS uuid) IS NULL OR tenant_id = ?)
