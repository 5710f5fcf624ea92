SELECT d.event_id
  FROM unnest(?) AS k(event_id)
  JOIN public.dead_letters d ON d.event_id = k.event_id
