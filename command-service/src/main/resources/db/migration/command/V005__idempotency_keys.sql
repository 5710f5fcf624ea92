-- One answer for one Idempotency-Key. Written in the command's own transaction, so events and answer commit together.
CREATE TABLE auth_gateway.idempotency_keys (
    tenant_id   uuid        NOT NULL,
    key_hash    bytea       NOT NULL,
    fingerprint bytea       NOT NULL,
    answer      bytea       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL DEFAULT now() + interval '24 hours',
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (tenant_id, key_hash),
    CONSTRAINT key_hash_is_sha256 CHECK (octet_length(key_hash) = 32),
    CONSTRAINT fingerprint_is_sha256 CHECK (octet_length(fingerprint) = 32)
);
CREATE INDEX idempotency_keys_by_expiry ON auth_gateway.idempotency_keys (expires_at);
COMMENT ON COLUMN auth_gateway.idempotency_keys.fingerprint IS 'HMAC of the request under a key of the server: a login body must not be hashed in clear.';
COMMENT ON COLUMN auth_gateway.idempotency_keys.answer IS 'What was answered; encrypted where it bears a secret. For publish_event: the event id in text.';
