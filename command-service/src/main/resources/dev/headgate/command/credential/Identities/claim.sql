-- Nothing comes back when another user of the tenant holds the address.
INSERT INTO auth_gateway.identities (tenant_id, email, user_id)
VALUES (CAST(:tenant AS uuid), :email, CAST(:user_id AS uuid))
ON CONFLICT DO NOTHING
