-- A colon before a letter or a digit is a variable to pgbench, in strings, too.
\set device random(1, %d)
SELECT event_id FROM auth_gateway.publish_event(
    'device', 'd' || :device, 'DeviceHeartbeat', '%s', '%s', created_by => 'service:' || 'bench');
