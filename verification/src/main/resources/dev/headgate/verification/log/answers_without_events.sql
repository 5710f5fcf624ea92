-- What publish_event has stored under an idempotency key is the id of its event.
SELECT k.tenant_id, k.event_id
  FROM (SELECT tenant_id, CAST(encode(answer, 'escape') AS uuid) AS event_id
          FROM auth_gateway.idempotency_keys
         WHERE encode(answer, 'escape') ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') k
 WHERE NOT EXISTS (SELECT FROM auth_gateway.outbox o WHERE o.event_id = k.event_id)
 LIMIT 1000
