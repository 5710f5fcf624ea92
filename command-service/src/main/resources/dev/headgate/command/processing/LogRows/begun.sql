SELECT CAST(event_id AS text) AS event_id, CAST(CAST(tx_id AS text) AS bigint) AS tx_id, event_number,
       aggregate_type, event_type, status, attempts, error, updated_at
FROM auth_gateway.event_processing AS known
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND processor = :processor
  AND status <> 'completed'
  AND (known.tx_id, event_number) > (CAST(CAST(:after_tx AS text) AS xid8), :after_number)
  AND (known.tx_id, event_number) < (CAST(CAST(:mark_tx AS text) AS xid8), :mark_number)
  <filter>
ORDER BY known.tx_id, event_number
LIMIT :most
