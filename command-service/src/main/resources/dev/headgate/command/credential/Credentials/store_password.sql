INSERT INTO auth_gateway.credentials (tenant_id, kind, subject_id, password_hash)
VALUES (CAST(:tenant AS uuid), 'password', CAST(:subject AS uuid), :hash)
