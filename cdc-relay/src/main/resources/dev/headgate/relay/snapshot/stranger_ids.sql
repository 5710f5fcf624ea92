SELECT event_id
  FROM published p
 WHERE NOT EXISTS (SELECT FROM auth_gateway.outbox o WHERE o.event_id = p.event_id)
