INSERT INTO auth_gateway.idempotency_keys
  (tenant_id, key_hash, fingerprint, answer, encrypted, expires_at)
VALUES (
  CAST(:tenant AS uuid), :key_hash, :fingerprint, :answer, :encrypted,
  clock_timestamp() + interval '24 hours')
