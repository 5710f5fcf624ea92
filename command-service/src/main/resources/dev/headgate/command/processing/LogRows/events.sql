-- occurred_at is the millisecond of the id, so one partition is read for each.
SELECT event.*
FROM unnest(CAST(:ids AS uuid[])) AS wanted (id)
JOIN auth_gateway.outbox AS event
  ON event.tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND event.event_id = wanted.id
  AND event.occurred_at = to_timestamp(auth_gateway.uuidv7_millis(wanted.id) / 1000.0)
