-- In order of time, and thus of versions within an aggregate. Neither tx_id nor event_number orders versions: a transaction
-- may have its id long before it waits for a head, and a sequence is no promise. An aggregate's occurred_at never falls, and
-- within the same millisecond the version decides.
SELECT event_id, event_number, occurred_at, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type,
       schema_version, data::text AS data, checksum, metadata::text AS metadata, created_by, user_id, correlation_id,
       causation_id, traceparent
  FROM auth_gateway.outbox
 WHERE aggregate_type = ANY (?)
 ORDER BY occurred_at, aggregate_version
