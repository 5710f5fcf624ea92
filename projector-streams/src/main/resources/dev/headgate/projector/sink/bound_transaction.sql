-- A process that is stopped while the server waits for the rest of its batch is not "idle in transaction": without this
-- bound it would keep its rows locked for as long as it stands still. Servers before PostgreSQL 17 do not have it.
SELECT set_config('transaction_timeout', '15s', true) WHERE current_setting('server_version_num')::integer >= 170000
