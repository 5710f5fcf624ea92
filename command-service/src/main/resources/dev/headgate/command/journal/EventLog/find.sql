-- occurred_at is the millisecond of the id, so one partition is read.
SELECT *
FROM auth_gateway.outbox
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND event_id = CAST(:id AS uuid)
  AND occurred_at = to_timestamp(0) + :millis * interval '1 millisecond'
