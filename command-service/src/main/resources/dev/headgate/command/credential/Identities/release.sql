DELETE FROM auth_gateway.identities WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid) AND user_id = CAST(:user_id AS uuid)
