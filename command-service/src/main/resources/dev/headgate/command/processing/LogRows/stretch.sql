-- The next rows of one index, however many stand before and behind them, each with its row of the processor. The order
-- is by the column and not by the text of the same name, which no index has.
SELECT CAST(part.event_id AS text) AS event_id, CAST(CAST(part.tx_id AS text) AS bigint) AS tx_id, part.event_number,
       part.aggregate_type, part.event_type, status, attempts, error, updated_at
FROM (
  SELECT event_id, tx_id, event_number, aggregate_type, event_type
  FROM auth_gateway.outbox
  WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
    AND (tx_id, event_number) >= (CAST(CAST(:from_tx AS text) AS xid8), :from_number)
    AND tx_id < CAST(CAST(:horizon AS text) AS xid8)
    <filter>
  ORDER BY tx_id, event_number
  LIMIT :most
) AS part
LEFT JOIN auth_gateway.event_processing AS known
  ON known.tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND known.processor = :processor
  AND known.event_id = part.event_id
ORDER BY part.tx_id, part.event_number
