-- Straight into the table: what the relay reads is the same, and filling takes a fifth of the time.
DO $$
DECLARE
  created jsonb := '{"user_id": "018f0000-0000-7000-8000-000000000001", "platform": "web", "scope": "read write", "expires_at": "2026-12-31T00:00:00.000Z"}';
  checksum text := encode(sha256(convert_to(created::text, 'UTF8')), 'hex');
BEGIN
  FOR login IN 1..%d LOOP
    INSERT INTO auth_gateway.outbox (
        event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version, data, metadata,
        created_by, correlation_id, occurred_at, checksum)
    SELECT id, '00000000-0000-0000-0000-000000000001', 'session', id::text, 1, 'SessionCreated', 1, created,
           '{"ip_address": "203.0.113.7", "user_agent": "Mozilla/5.0 (X11; Linux x86_64)", "source": "gateway"}',
           'system', id, to_timestamp(auth_gateway.uuidv7_millis(id) / 1000.0), checksum
      FROM (SELECT auth_gateway.uuidv7((extract(epoch FROM clock_timestamp()) * 1000)::bigint) AS id FROM generate_series(1, 3)) ids;
    COMMIT;
  END LOOP;
END
$$
