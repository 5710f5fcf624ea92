-- Under the key's lock, so only an expired row can be in the way.
INSERT INTO auth_gateway.idempotency_keys (tenant_id, key_hash, fingerprint, answer)
VALUES (CAST(current_setting('app.tenant_id') AS uuid), :key_hash, :fingerprint, :answer)
ON CONFLICT ON CONSTRAINT idempotency_keys_pkey DO UPDATE
SET fingerprint = excluded.fingerprint, answer = excluded.answer,
    created_at = now(), expires_at = now() + interval '24 hours'
