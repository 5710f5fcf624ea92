-- Local to the transaction: a pooled connection must not remember a tenant.
SELECT set_config('app.tenant_id', :tenant, true)
