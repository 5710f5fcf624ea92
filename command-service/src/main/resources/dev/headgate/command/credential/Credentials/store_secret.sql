-- One secret for each session or key: a rotation replaces the old one in its own transaction.
INSERT INTO auth_gateway.credentials (tenant_id, kind, subject_id, secret_hash)
VALUES (CAST(:tenant AS uuid), :kind, CAST(:subject AS uuid), :hash)
ON CONFLICT (tenant_id, kind, subject_id) DO UPDATE SET secret_hash = excluded.secret_hash
