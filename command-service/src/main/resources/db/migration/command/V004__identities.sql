-- Who may come in, and what proves it. Secrets are never events: only hashes are here, and nothing here is published.
CREATE TABLE auth_gateway.identities (
    tenant_id uuid NOT NULL,
    email     text NOT NULL,
    user_id   uuid NOT NULL,
    CONSTRAINT identities_pkey PRIMARY KEY (tenant_id, user_id),
    CONSTRAINT email_is_bounded CHECK (length(email) BETWEEN 3 AND 320)
);
CREATE UNIQUE INDEX email_is_unique_within_a_tenant ON auth_gateway.identities (tenant_id, lower(email));

CREATE TABLE auth_gateway.credentials (
    tenant_id  uuid        NOT NULL,
    kind       text        NOT NULL,
    subject_id text        NOT NULL,
    public_id  text        NOT NULL,
    hash       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    CONSTRAINT credentials_pkey PRIMARY KEY (tenant_id, kind, subject_id),
    CONSTRAINT public_id_is_unique UNIQUE (public_id),
    CONSTRAINT kind_is_known CHECK (kind IN ('password', 'session', 'api_key')),
    CONSTRAINT hash_is_no_secret CHECK (
        CASE kind WHEN 'password' THEN hash LIKE '$argon2id$%' ELSE hash ~ '^[0-9a-f]{64}$' END
    )
);
COMMENT ON COLUMN auth_gateway.credentials.subject_id IS 'The user (password), session or API key it belongs to.';
COMMENT ON COLUMN auth_gateway.credentials.public_id IS 'What a token shows of itself; for a password the tenant and user.';
COMMENT ON COLUMN auth_gateway.credentials.hash IS 'Argon2id of a password; SHA-256 in hex of a random token.';
