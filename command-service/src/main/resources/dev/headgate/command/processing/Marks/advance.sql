-- In one order for everybody, so that two cannot wait for each other; never back.
INSERT INTO auth_gateway.event_processing_marks AS mark
  (tenant_id, processor, aggregate_type, event_type, tx_id, event_number)
SELECT CAST(current_setting('app.tenant_id') AS uuid), :processor, aggregate_type, event_type,
       CAST(CAST(coalesce(never_begun.tx_id, :end_tx) AS text) AS xid8),
       coalesce(never_begun.event_number, :end_number)
FROM (
  SELECT DISTINCT aggregate_type, event_type
  FROM auth_gateway.event_types
  WHERE true <filter>
) AS wanted
LEFT JOIN unnest(
  CAST(:aggregate_types AS text[]), CAST(:event_types AS text[]),
  CAST(:tx_ids AS bigint[]), CAST(:event_numbers AS bigint[]))
  AS never_begun (aggregate_type, event_type, tx_id, event_number) USING (aggregate_type, event_type)
ORDER BY aggregate_type, event_type
ON CONFLICT ON CONSTRAINT event_processing_marks_pkey DO UPDATE
SET tx_id = excluded.tx_id, event_number = excluded.event_number
WHERE (mark.tx_id, mark.event_number) < (excluded.tx_id, excluded.event_number)
