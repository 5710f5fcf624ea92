SELECT * FROM public.auth_audit_view
 WHERE occurred_at >= :from AND occurred_at < :to AND (occurred_at, event_id) > (:at, :event)
   AND event_type = :type
   AND (CAST(:success AS boolean) IS NULL OR success = :success)
 ORDER BY occurred_at, event_id LIMIT :limit
