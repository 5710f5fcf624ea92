-- Local to the transaction: a pooled connection must not remember a tenant. The time is the database's, for ids the
-- log compares with its own clock.
SELECT set_config('app.tenant_id', :tenant, true),
       CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint) AS now_millis
