-- What the topics lack: per aggregate the versions above their last. The order is that of events.sql.
SELECT o.event_id, o.event_number, o.occurred_at, tenant_id, aggregate_type, aggregate_id, o.aggregate_version, o.event_type,
       o.schema_version, o.data::text AS data, o.checksum, o.metadata::text AS metadata, o.created_by, o.user_id,
       o.correlation_id, o.causation_id, o.traceparent
  FROM auth_gateway.outbox o
  LEFT JOIN (SELECT tenant_id, aggregate_type, aggregate_id, max(aggregate_version) AS version
               FROM published GROUP BY tenant_id, aggregate_type, aggregate_id) AS last
 USING (tenant_id, aggregate_type, aggregate_id)
 WHERE o.aggregate_version > coalesce(last.version, 0)
 ORDER BY o.occurred_at, o.aggregate_version
