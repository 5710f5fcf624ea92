SELECT event_id
  FROM auth_gateway.outbox
 WHERE event_id >= ? AND occurred_at >= CAST(? AS timestamptz)
 ORDER BY event_id
OFFSET ? LIMIT 1
