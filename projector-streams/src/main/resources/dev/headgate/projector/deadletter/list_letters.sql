SELECT letter_id, event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, topic, partition, record_offset,
       reason, detail, status, is_blocking, behind, retries, parked_at, settled_at, settled_by
  FROM public.dead_letters
 WHERE status = :status
   AND (NOT :nobodys OR tenant_id IS NULL)
   AND (CAST(:reason AS text) IS NULL OR reason = :reason)
   AND (CAST(:aggregate_type AS text) IS NULL OR aggregate_type = :aggregate_type)
   AND (CAST(:aggregate_id AS text) IS NULL OR aggregate_id = :aggregate_id)
   AND (CAST(:event_type AS text) IS NULL OR event_type = :event_type)
   AND (parked_at, letter_id) > (:at, :letter)
 ORDER BY parked_at, letter_id LIMIT :limit
