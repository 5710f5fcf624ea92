-- Functions are callable by everybody unless told otherwise.
REVOKE ALL ON FUNCTION auth_gateway.create_events_partition(date),
    auth_gateway.ensure_events_partitions(integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.create_events_partition(date),
    auth_gateway.ensure_events_partitions(integer, integer) TO headgate_command, headgate_maintenance;
