\set device random(1, %d)
SELECT event_id FROM auth_gateway.publish_event(
    'device', 'd' || :device, 'DeviceHeartbeat', '%s', '%s', created_by => 'service:bench');
