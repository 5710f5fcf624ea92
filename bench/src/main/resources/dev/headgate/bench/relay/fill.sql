DO $$
BEGIN
  FOR login IN 1..%d LOOP
    PERFORM set_config('app.tenant_id', '00000000-0000-0000-0000-000000000001', true);
    PERFORM auth_gateway.append_decided(
        'session', gen_random_uuid()::text, 'SessionCreated',
        '{"user_id": "018f0000-0000-7000-8000-000000000001", "platform": "web", "scope": "read write", "expires_at": "2026-12-31T00:00:00.000Z"}',
        '{"ip_address": "203.0.113.7", "user_agent": "Mozilla/5.0 (X11; Linux x86_64)", "source": "gateway"}',
        NULL, 'system', NULL, NULL, NULL, NULL, NULL, 1, '{}', 1)
      FROM generate_series(1, 3);
    COMMIT;
  END LOOP;
END
$$
