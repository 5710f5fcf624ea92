SELECT o.event_id, o.tenant_id, o.aggregate_type, o.aggregate_id, o.aggregate_version, o.event_type, o.checksum,
       encode(sha256(convert_to(o.data::text, 'UTF8')), 'hex') AS digest, o.tx_id::text AS tx_id
  FROM unnest(?) AS k(event_id)
  JOIN auth_gateway.outbox o ON o.event_id = k.event_id
