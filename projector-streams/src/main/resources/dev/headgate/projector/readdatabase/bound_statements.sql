SELECT set_config('statement_timeout', :timeout, true) AS timeout
