SELECT fingerprint, answer
FROM auth_gateway.idempotency_keys
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid) AND key_hash = :key_hash
  AND expires_at > clock_timestamp()
