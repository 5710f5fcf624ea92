-- The read model. Generations of projections have a schema each (projection_g1); what outlives them is in
-- headgate; the public faces are views.
CREATE SCHEMA IF NOT EXISTS headgate;
CREATE SCHEMA projection_g1;

CREATE TABLE headgate.sink_position (
  sink text NOT NULL,
  topic text NOT NULL,
  partition int NOT NULL CHECK (partition >= 0),
  next_offset bigint NOT NULL CHECK (next_offset >= 0),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (sink, topic, partition)
);
COMMENT ON TABLE headgate.sink_position IS 'How far each sink has written; the only position that counts.';
COMMENT ON COLUMN headgate.sink_position.sink IS 'The sink, e.g. audit.';
COMMENT ON COLUMN headgate.sink_position.topic IS 'The topic read.';
COMMENT ON COLUMN headgate.sink_position.partition IS 'The partition of the topic.';
COMMENT ON COLUMN headgate.sink_position.next_offset IS 'The first offset not yet written; moved by compare-and-set only.';
COMMENT ON COLUMN headgate.sink_position.updated_at IS 'When it last moved.';

CREATE TABLE headgate.auth_events (
  event_id uuid PRIMARY KEY,
  event_number bigint NOT NULL,
  tenant_id uuid NOT NULL,
  aggregate_type text NOT NULL,
  aggregate_id text NOT NULL,
  aggregate_version bigint NOT NULL,
  event_type text NOT NULL,
  schema_version int NOT NULL,
  data jsonb NOT NULL,
  metadata jsonb NOT NULL,
  created_by text NOT NULL,
  user_id uuid,
  correlation_id uuid NOT NULL,
  causation_id uuid,
  checksum text NOT NULL,
  occurred_at timestamptz NOT NULL,
  ingested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  topic text NOT NULL,
  partition int NOT NULL,
  record_offset bigint NOT NULL
);
CREATE INDEX auth_events_aggregate ON headgate.auth_events (tenant_id, aggregate_type, aggregate_id, aggregate_version);
CREATE INDEX auth_events_recent ON headgate.auth_events (tenant_id, occurred_at DESC);
CREATE INDEX auth_events_type ON headgate.auth_events (tenant_id, event_type, occurred_at DESC);

CREATE TABLE headgate.dead_letters (
  event_id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  aggregate_type text NOT NULL,
  aggregate_id text NOT NULL,
  aggregate_version bigint NOT NULL,
  event_type text NOT NULL,
  topic text NOT NULL,
  partition int NOT NULL,
  record_offset bigint NOT NULL,
  reason text NOT NULL,
  status text NOT NULL DEFAULT 'parked' CHECK (status IN ('parked', 'retried', 'discarded', 'replaced')),
  parked_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX dead_letters_aggregate ON headgate.dead_letters (tenant_id, aggregate_type, aggregate_id);

CREATE TABLE projection_g1.users (
  tenant_id uuid NOT NULL,
  user_id text NOT NULL,
  aggregate_version bigint NOT NULL,
  last_event_id uuid NOT NULL,
  last_updated_at timestamptz NOT NULL,
  is_deleted boolean NOT NULL DEFAULT false,
  email text NOT NULL,
  role text NOT NULL,
  provider text NOT NULL,
  name text,
  last_sign_in_at timestamptz,
  PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX users_email ON projection_g1.users (tenant_id, email);

CREATE TABLE projection_g1.sessions (
  tenant_id uuid NOT NULL,
  session_id text NOT NULL,
  aggregate_version bigint NOT NULL,
  last_event_id uuid NOT NULL,
  last_updated_at timestamptz NOT NULL,
  is_deleted boolean NOT NULL DEFAULT false,
  user_id text NOT NULL,
  platform text NOT NULL,
  scope text NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revocation_reason text,
  PRIMARY KEY (tenant_id, session_id)
);
CREATE INDEX sessions_user ON projection_g1.sessions (tenant_id, user_id);

CREATE TABLE projection_g1.api_keys (
  tenant_id uuid NOT NULL,
  key_id text NOT NULL,
  aggregate_version bigint NOT NULL,
  last_event_id uuid NOT NULL,
  last_updated_at timestamptz NOT NULL,
  is_deleted boolean NOT NULL DEFAULT false,
  user_id text NOT NULL,
  name text NOT NULL,
  access_level text NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  revocation_reason text,
  PRIMARY KEY (tenant_id, key_id)
);
CREATE INDEX api_keys_user ON projection_g1.api_keys (tenant_id, user_id);

CREATE TABLE projection_g1.states (
  tenant_id uuid NOT NULL,
  aggregate_type text NOT NULL,
  aggregate_id text NOT NULL,
  aggregate_version bigint NOT NULL,
  last_event_id uuid NOT NULL,
  last_updated_at timestamptz NOT NULL,
  is_deleted boolean NOT NULL DEFAULT false,
  state jsonb NOT NULL,
  PRIMARY KEY (tenant_id, aggregate_type, aggregate_id)
);
