SELECT event_id
  FROM auth_gateway.publish_event(
    'device', ?, 'DeviceSeen', '{"battery": 71, "firmware": "4.2.1", "signal": -67}',
    '{"ip_address": "203.0.113.7", "source": "bench"}', created_by => 'service:bench')
