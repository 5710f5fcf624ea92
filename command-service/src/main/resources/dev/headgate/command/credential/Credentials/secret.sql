SELECT hash
FROM auth_gateway.credentials
WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid) AND kind = :kind
  AND subject_id = :subject
