-- Tenants see their own rows and nothing else, also when a query forgets to ask. FORCE: the owner, as whom the append
-- functions run, is no exception. Without app.tenant_id the comparison is NULL, and no row passes.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['outbox', 'aggregates', 'identities', 'credentials', 'idempotency_keys'] LOOP
        EXECUTE format('ALTER TABLE auth_gateway.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE auth_gateway.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY own_tenant ON auth_gateway.%I
             USING (tenant_id = NULLIF(current_setting(''app.tenant_id'', true), '''')::uuid)
             WITH CHECK (tenant_id = NULLIF(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
    END LOOP;
END
$$;
-- The relay ships every tenant's events.
CREATE POLICY relay_reads_all ON auth_gateway.outbox FOR SELECT TO headgate_relay USING (true);

CREATE VIEW auth_gateway.events WITH (security_invoker = true) AS
    SELECT event_id, event_number, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version,
           data, metadata, created_by, user_id, correlation_id, causation_id, traceparent, occurred_at, checksum
      FROM auth_gateway.outbox;
COMMENT ON VIEW auth_gateway.events IS 'The event log by the names people query by.';

GRANT USAGE ON SCHEMA auth_gateway TO headgate_command, headgate_relay, headgate_reader, headgate_maintenance;

GRANT SELECT ON auth_gateway.outbox, auth_gateway.events, auth_gateway.aggregates, auth_gateway.relay_progress
    TO headgate_command;
GRANT SELECT, INSERT, UPDATE, DELETE ON auth_gateway.identities, auth_gateway.credentials, auth_gateway.idempotency_keys
    TO headgate_command;
GRANT SELECT, INSERT, UPDATE ON auth_gateway.event_types TO headgate_command;

GRANT SELECT ON auth_gateway.outbox TO headgate_relay;
GRANT SELECT, UPDATE ON auth_gateway.relay_progress TO headgate_relay;

GRANT SELECT ON auth_gateway.outbox, auth_gateway.events, auth_gateway.event_types TO headgate_reader;

GRANT SELECT ON ALL TABLES IN SCHEMA auth_gateway TO headgate_maintenance;
GRANT DELETE ON auth_gateway.idempotency_keys TO headgate_maintenance;
