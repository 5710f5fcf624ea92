-- An attempt that was announced is counted when it begins; one that was not, when it ends.
INSERT INTO auth_gateway.event_processing AS known
  (tenant_id, processor, event_id, tx_id, event_number, aggregate_type, event_type, status, attempts, error, expires_at)
SELECT tenant_id, :processor, event_id, tx_id, event_number, aggregate_type, event_type, :status, 1, :error,
       CASE WHEN CAST(:status AS text) = 'completed' THEN now() + interval '90 days' END
FROM auth_gateway.outbox
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND event_id = CAST(:event_id AS uuid)
  AND occurred_at = to_timestamp(0) + :millis * interval '1 millisecond'
ON CONFLICT ON CONSTRAINT event_processing_pkey DO UPDATE
SET status = excluded.status,
    attempts = known.attempts
      + CASE WHEN known.status = 'processing' AND excluded.status <> 'processing' THEN 0 ELSE 1 END,
    error = excluded.error,
    updated_at = excluded.updated_at,
    expires_at = excluded.expires_at
WHERE known.status <> 'completed'
RETURNING status, attempts, error, updated_at
