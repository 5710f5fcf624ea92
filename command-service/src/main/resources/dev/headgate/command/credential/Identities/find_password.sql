SELECT CAST(i.user_id AS text) AS user_id, c.hash AS password_hash
FROM auth_gateway.identities i
LEFT JOIN auth_gateway.credentials c
  ON c.tenant_id = i.tenant_id AND c.kind = 'password' AND c.subject_id = CAST(i.user_id AS text)
WHERE i.tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
  AND lower(i.email) = lower(:email)
