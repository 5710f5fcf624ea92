-- Nothing is added any more below the horizon. A kind without a mark begins at the beginning.
SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint) AS horizon,
       CAST(CAST(coalesce(mark.tx_id, '0') AS text) AS bigint) AS tx_id,
       coalesce(mark.event_number, 0) AS event_number
FROM (
  SELECT DISTINCT aggregate_type, event_type
  FROM auth_gateway.event_types
  WHERE true <filter>
) AS wanted
LEFT JOIN (
  SELECT aggregate_type, event_type, tx_id, event_number
  FROM auth_gateway.event_processing_marks
  WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid) AND processor = :processor
) AS mark USING (aggregate_type, event_type)
ORDER BY coalesce(mark.tx_id, '0'), coalesce(mark.event_number, 0)
LIMIT 1
