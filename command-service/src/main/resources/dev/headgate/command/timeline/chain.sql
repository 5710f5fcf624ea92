SELECT depth, parent_event_id, event_id, event_number, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type,
       schema_version, CAST(data AS text) AS data, CAST(metadata AS text) AS metadata, created_by, user_id,
       correlation AS correlation_id, causation_id, traceparent, occurred_at, checksum,
       (SELECT count(*) > :limit
          FROM (SELECT
                  FROM auth_gateway.outbox o
                 WHERE o.tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
                   AND o.correlation_id = CAST(:correlation_id AS uuid)
                 LIMIT :limit + 1) AS counted) AS is_of_more
  FROM auth_gateway.get_event_chain(CAST(:correlation_id AS uuid), CAST(:limit AS integer))
