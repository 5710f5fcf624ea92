-- Reads one index from a place on, for a bounded number of rows, and looks there at whatever else is asked for. The last row
-- of the stretch comes along whether it fits or not, as the next page begins behind it. The tenant is named beside row
-- security, because every index begins with it. An event without a row of the processor is completed before its mark.
SELECT event_id, event_number, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version,
       CAST(data AS text) AS data, CAST(metadata AS text) AS metadata, created_by, user_id, correlation_id, causation_id,
       traceparent, occurred_at, checksum, CAST(tx_id AS text) AS transaction, fits, place = <length> AS is_end
  FROM (
       SELECT *,
              row_number() OVER (ORDER BY <order>) AS place,
              (CAST(:event_type AS text) IS NULL OR event_type = :event_type)
              AND (CAST(:aggregate_type AS text) IS NULL OR aggregate_type = :aggregate_type)
              AND (CAST(:user_id AS uuid) IS NULL OR coalesce(user_id = CAST(:user_id AS uuid), false))
              AND (CAST(:correlation_id AS uuid) IS NULL OR correlation_id = CAST(:correlation_id AS uuid))
              AND (CAST(:created_by AS text) IS NULL OR created_by = :created_by)
              AND (CAST(:processor AS text) IS NULL OR CAST(:processed AS boolean) = coalesce(
                    (SELECT known.status = 'completed'
                       FROM auth_gateway.event_processing AS known
                      WHERE known.tenant_id = stretch.tenant_id AND known.processor = :processor
                        AND known.event_id = stretch.event_id),
                    EXISTS (
                     SELECT FROM auth_gateway.event_processing_marks AS mark
                      WHERE mark.tenant_id = stretch.tenant_id AND mark.processor = :processor
                        AND mark.aggregate_type = stretch.aggregate_type AND mark.event_type = stretch.event_type
                        AND (stretch.tx_id, stretch.event_number) < (mark.tx_id, mark.event_number)))) AS fits
         FROM (
              SELECT *
                FROM auth_gateway.outbox
               WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
                 AND <way>
                 AND <behind>
                 AND occurred_at >= :from AND occurred_at < :to
               ORDER BY <order>
               LIMIT <length>) AS stretch) AS judged
 WHERE fits OR place = <length>
 ORDER BY <order>
 LIMIT :limit
