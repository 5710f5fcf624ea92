-- One hash for each user, session or key: a rotation replaces the old one in its own transaction.
INSERT INTO auth_gateway.credentials (tenant_id, kind, subject_id, public_id, hash)
VALUES (CAST(current_setting('app.tenant_id') AS uuid), :kind, :subject, :public_id, :hash)
ON CONFLICT ON CONSTRAINT credentials_pkey DO UPDATE SET hash = excluded.hash, created_at = now()
