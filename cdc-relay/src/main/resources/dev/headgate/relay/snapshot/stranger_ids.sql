SELECT event_id
  FROM published p
 WHERE NOT EXISTS (SELECT FROM auth_gateway.outbox o WHERE o.event_id = p.event_id)
   AND (to_timestamp(auth_gateway.uuidv7_millis(p.event_id) / 1000.0) AT TIME ZONE 'UTC')::date
       NOT IN (SELECT auth_gateway.missing_event_days())
