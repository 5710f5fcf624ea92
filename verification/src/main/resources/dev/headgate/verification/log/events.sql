SELECT event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, checksum,
       encode(sha256(convert_to(data::text, 'UTF8')), 'hex') AS digest, tx_id::text AS tx_id
  FROM auth_gateway.outbox
 WHERE event_id >= ? AND event_id < ?
   AND occurred_at >= CAST(? AS timestamptz) AND occurred_at < CAST(? AS timestamptz)
   AND (CAST(? AS uuid) IS NULL OR tenant_id = ?)
 ORDER BY event_id
