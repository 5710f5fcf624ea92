-- The public faces. security_invoker: the reader's own tenant policy holds behind them.
CREATE VIEW public.auth_users_view WITH (security_invoker = true) AS
SELECT user_id, email, role, provider, name, last_sign_in_at, last_updated_at, tenant_id, aggregate_version, last_event_id
  FROM projection_g1.users WHERE NOT is_deleted;

CREATE VIEW public.auth_sessions_view WITH (security_invoker = true) AS
SELECT session_id, user_id, platform, scope, expires_at, revoked_at,
       revoked_at IS NULL AND expires_at > statement_timestamp() AS is_active,
       revocation_reason, last_updated_at, tenant_id, aggregate_version, last_event_id
  FROM projection_g1.sessions WHERE NOT is_deleted;

CREATE VIEW public.auth_api_keys_view WITH (security_invoker = true) AS
SELECT key_id, user_id, name, access_level, expires_at,
       revoked_at IS NULL AND (expires_at IS NULL OR expires_at > statement_timestamp()) AS is_active,
       revoked_at, revocation_reason, last_updated_at, tenant_id, aggregate_version, last_event_id
  FROM projection_g1.api_keys WHERE NOT is_deleted;

CREATE VIEW public.auth_audit_view WITH (security_invoker = true) AS
SELECT event_id, data->>'subject_id' AS subject_id, data->>'subject_type' AS subject_type,
       data->>'event_type' AS event_type, (data->>'success')::boolean AS success,
       data->>'platform' AS platform, data->>'error_message' AS error_message, occurred_at,
       ingested_at, created_by, correlation_id, tenant_id, aggregate_version
  FROM headgate.auth_events WHERE event_type = 'AuthEventLogged';

CREATE VIEW public.auth_events WITH (security_invoker = true) AS
SELECT event_id, aggregate_type, aggregate_id, event_type, data, occurred_at, ingested_at,
       tenant_id, aggregate_version, event_number, schema_version, metadata, created_by, user_id,
       correlation_id, causation_id, checksum, topic, partition, record_offset
  FROM headgate.auth_events;

CREATE VIEW public.state_projections WITH (security_invoker = true) AS
SELECT aggregate_type, aggregate_id, state, last_updated_at, tenant_id, aggregate_version, last_event_id
  FROM projection_g1.states WHERE NOT is_deleted;

CREATE VIEW public.dead_letters WITH (security_invoker = true) AS
SELECT event_id, aggregate_type, aggregate_id, event_type, topic, partition, record_offset, reason,
       status, parked_at, tenant_id, aggregate_version
  FROM headgate.dead_letters;

CREATE FUNCTION public.get_auth_events_stats()
RETURNS TABLE (event_type text, events bigint, first_occurred_at timestamptz, last_occurred_at timestamptz, last_ingested_at timestamptz)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog AS $$
  SELECT e.event_type, count(*), min(e.occurred_at), max(e.occurred_at), max(e.ingested_at)
    FROM headgate.auth_events e GROUP BY e.event_type ORDER BY e.event_type
$$;
COMMENT ON FUNCTION public.get_auth_events_stats() IS 'Events of the current tenant by type.';

-- One meaning a column name, wherever it stands.
DO $$
DECLARE c record;
BEGIN
  FOR c IN
    SELECT a.attrelid::regclass AS relation, a.attname AS name, m.meaning
      FROM pg_attribute a
      JOIN pg_class r ON r.oid = a.attrelid AND r.relkind IN ('r', 'v')
      JOIN pg_namespace n ON n.oid = r.relnamespace
      JOIN (VALUES
        ('access_level', 'What the key allows.'),
        ('aggregate_id', 'The aggregate''s id within its tenant and type.'),
        ('aggregate_type', 'The kind of aggregate, e.g. session.'),
        ('aggregate_version', 'The dense version of the aggregate this row shows.'),
        ('causation_id', 'The event or command that caused this one.'),
        ('checksum', 'SHA-256 of the data''s text, lower-case hex.'),
        ('correlation_id', 'Common to all events of one request.'),
        ('created_by', 'The principal whose command it was.'),
        ('data', 'The event''s payload; its text is the record''s value.'),
        ('email', 'The user''s address; personal.'),
        ('error_message', 'Why it failed, where it did.'),
        ('event_id', 'The event''s id, common to outbox, topic and here.'),
        ('event_number', 'The event''s number in the outbox.'),
        ('event_type', 'What happened.'),
        ('expires_at', 'When it ends by itself.'),
        ('ingested_at', 'When the read database first had it.'),
        ('is_active', 'Neither revoked nor expired at the time of reading.'),
        ('is_deleted', 'Deleted on purpose; hidden by the views.'),
        ('key_id', 'The API key''s public id.'),
        ('last_event_id', 'The event that made this version.'),
        ('last_sign_in_at', 'The last successful sign-in.'),
        ('last_updated_at', 'When the last event of it occurred.'),
        ('metadata', 'The event''s metadata.'),
        ('name', 'A name for people; personal for users.'),
        ('occurred_at', 'When the command was accepted.'),
        ('parked_at', 'When it was set aside.'),
        ('partition', 'The partition it came from.'),
        ('platform', 'Where the subject acted from.'),
        ('provider', 'Who vouches for the user.'),
        ('reason', 'Why it was set aside.'),
        ('record_offset', 'The record''s offset in its partition.'),
        ('revocation_reason', 'Why it was revoked.'),
        ('revoked_at', 'When it was revoked.'),
        ('role', 'The user''s role.'),
        ('schema_version', 'The version of the event''s schema.'),
        ('scope', 'What the session may do.'),
        ('session_id', 'The session''s id.'),
        ('state', 'The merged state of an aggregate without a projection of its own.'),
        ('status', 'parked, retried, discarded or replaced.'),
        ('subject_id', 'Whom it is about.'),
        ('subject_type', 'What kind of subject that is.'),
        ('success', 'Whether it succeeded.'),
        ('tenant_id', 'The tenant the row belongs to.'),
        ('topic', 'The topic it came from.'),
        ('user_id', 'The user it belongs to, or who acted.')
      ) AS m(name, meaning) ON m.name = a.attname
     WHERE a.attnum > 0 AND NOT a.attisdropped
       AND (n.nspname IN ('headgate', 'projection_g1') AND r.relname NOT IN ('sink_position', 'flyway_schema_history')
            OR n.nspname = 'public' AND r.relname IN ('auth_users_view', 'auth_sessions_view', 'auth_api_keys_view',
               'auth_audit_view', 'auth_events', 'state_projections', 'dead_letters'))
  LOOP
    EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', c.relation, c.name, c.meaning);
  END LOOP;
END $$;

-- Readers exist where an administrator made them, or where this user may.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'headgate_reader') THEN
    CREATE ROLE headgate_reader NOLOGIN;
  END IF;
  GRANT USAGE ON SCHEMA headgate, projection_g1 TO headgate_reader;
  GRANT SELECT ON ALL TABLES IN SCHEMA projection_g1 TO headgate_reader;
  GRANT SELECT ON headgate.auth_events, headgate.dead_letters, headgate.sink_position TO headgate_reader;
  GRANT SELECT ON public.auth_users_view, public.auth_sessions_view, public.auth_api_keys_view, public.auth_audit_view,
    public.auth_events, public.state_projections, public.dead_letters TO headgate_reader;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'headgate_reader is left to the administrator';
END $$;
