-- A stand-in for the migrations, with the names and signatures CONTRACTS agreed on and nothing of their
-- guards (partitions, row security, roles, limits): enough to run the Java against a real server.
CREATE SCHEMA auth_gateway;
CREATE TABLE auth_gateway.aggregates (
  tenant_id uuid NOT NULL, aggregate_type text NOT NULL, aggregate_id text NOT NULL,
  version bigint NOT NULL, state jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, aggregate_type, aggregate_id));
CREATE TABLE auth_gateway.outbox (
  event_number bigint GENERATED ALWAYS AS IDENTITY, event_id uuid PRIMARY KEY, tenant_id uuid NOT NULL,
  aggregate_type text NOT NULL, aggregate_id text NOT NULL, aggregate_version bigint NOT NULL,
  event_type text NOT NULL, schema_version int NOT NULL, data jsonb NOT NULL, metadata jsonb NOT NULL,
  created_by text NOT NULL, user_id uuid, correlation_id uuid NOT NULL, causation_id uuid, traceparent text,
  occurred_at timestamptz NOT NULL, checksum text NOT NULL,
  UNIQUE (tenant_id, aggregate_type, aggregate_id, aggregate_version));
CREATE TABLE auth_gateway.identities (
  tenant_id uuid NOT NULL, email text NOT NULL, user_id uuid NOT NULL, PRIMARY KEY (tenant_id, user_id));
CREATE UNIQUE INDEX ON auth_gateway.identities (tenant_id, lower(email));
CREATE TABLE auth_gateway.credentials (
  tenant_id uuid NOT NULL, kind text NOT NULL, subject_id uuid NOT NULL, password_hash text, secret_hash bytea,
  PRIMARY KEY (tenant_id, kind, subject_id));
CREATE TABLE auth_gateway.idempotency_keys (
  tenant_id uuid NOT NULL, key_hash bytea NOT NULL, fingerprint bytea NOT NULL, answer bytea NOT NULL,
  encrypted boolean NOT NULL, expires_at timestamptz NOT NULL, PRIMARY KEY (tenant_id, key_hash));
CREATE FUNCTION auth_gateway.append_decided(events jsonb) RETURNS SETOF auth_gateway.outbox LANGUAGE plpgsql AS $$
DECLARE
  tenant uuid := NULLIF(current_setting('app.tenant_id', true), '')::uuid;
  e jsonb; head bigint; id uuid; millis bigint; bits text;
BEGIN
  FOR e IN SELECT value FROM jsonb_array_elements(events) ORDER BY value->>'aggregate_type', value->>'aggregate_id' LOOP
    INSERT INTO auth_gateway.aggregates VALUES (tenant, e->>'aggregate_type', e->>'aggregate_id', 0, '{}')
    ON CONFLICT DO NOTHING;
    SELECT version INTO head FROM auth_gateway.aggregates a WHERE a.tenant_id = tenant
      AND a.aggregate_type = e->>'aggregate_type' AND a.aggregate_id = e->>'aggregate_id' FOR UPDATE;
    IF (e->>'expected_version')::bigint <> head THEN
      RAISE EXCEPTION 'version conflict' USING ERRCODE = 'HG001';
    END IF;
    millis := floor(extract(epoch FROM clock_timestamp()) * 1000);
    bits := lpad(to_hex(millis), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || 'a' || substr(md5(random()::text), 1, 15);
    id := COALESCE((e->>'event_id')::uuid, bits::uuid);
    millis := ('x' || lpad(substr(replace(id::text, '-', ''), 1, 12), 16, '0'))::bit(64)::bigint;
    UPDATE auth_gateway.aggregates a SET version = head + 1, state = COALESCE(e->'state', '{}') WHERE a.tenant_id = tenant
      AND a.aggregate_type = e->>'aggregate_type' AND a.aggregate_id = e->>'aggregate_id';
    RETURN QUERY INSERT INTO auth_gateway.outbox (event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version,
      event_type, schema_version, data, metadata, created_by, user_id, correlation_id, causation_id, traceparent, occurred_at, checksum)
    VALUES (id, tenant, e->>'aggregate_type', e->>'aggregate_id', head + 1, e->>'event_type', (e->>'schema_version')::int,
      e->'data', e->'metadata', e->>'created_by', (e->>'user_id')::uuid, (e->>'correlation_id')::uuid,
      (e->>'causation_id')::uuid, e->>'traceparent', to_timestamp(0) + millis * interval '1 millisecond',
      encode(sha256(convert_to((e->'data')::text, 'UTF8')), 'hex')) RETURNING *;
  END LOOP;
END $$;
CREATE FUNCTION auth_gateway.publish_event(aggregate_type text, aggregate_id text, event_type text, data jsonb,
  metadata jsonb DEFAULT '{}', expected_version bigint DEFAULT NULL, created_by text DEFAULT NULL, user_id uuid DEFAULT NULL,
  correlation_id uuid DEFAULT NULL, causation_id uuid DEFAULT NULL, idempotency_key text DEFAULT NULL,
  traceparent text DEFAULT NULL, event_id uuid DEFAULT NULL, schema_version int DEFAULT 1, state jsonb DEFAULT NULL)
RETURNS auth_gateway.outbox LANGUAGE sql AS $$
  SELECT o FROM auth_gateway.append_decided(jsonb_build_array(jsonb_build_object('aggregate_type', $1, 'aggregate_id', $2,
    'event_type', $3, 'data', $4, 'metadata', $5, 'expected_version', $6, 'created_by', $7, 'user_id', $8,
    'correlation_id', $9, 'causation_id', $10, 'traceparent', $12, 'event_id', $13, 'schema_version', $14))) o $$;
CREATE FUNCTION auth_gateway.backlog() RETURNS TABLE (pending bigint, failed bigint, oldest_pending_seconds bigint,
  slot_lag_bytes bigint, slot_wal_status text) LANGUAGE sql AS $$ SELECT 0::bigint, 0::bigint, NULL::bigint, 0::bigint, 'reserved' $$;
