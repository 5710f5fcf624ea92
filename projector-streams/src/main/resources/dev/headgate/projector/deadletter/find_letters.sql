SELECT letter_id, event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, topic, partition, record_offset,
       reason, detail, status, is_blocking, behind, retries, parked_at, settled_at, settled_by
  FROM public.dead_letters
 WHERE letter_id = ANY(CAST(string_to_array(:ids, ',') AS uuid[])) AND (NOT :nobodys OR tenant_id IS NULL)
