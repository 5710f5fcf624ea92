SELECT set_config('role', 'headgate_reader', true) AS role,
       set_config('app.tenant_id', :tenant, true) AS tenant,
       set_config('statement_timeout', :timeout, true) AS timeout
