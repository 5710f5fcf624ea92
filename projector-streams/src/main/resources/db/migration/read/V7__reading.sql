-- Reading: by id and version, by user, by time. Each question has an index that answers it under row security, where
-- only leakproof conditions reach an index: what readers filter audit events by is therefore a column, not a field.

-- Lists of a user's are paged by id, by the order of bytes whatever the database's collation.
DROP INDEX projection_g1.sessions_user;
CREATE INDEX sessions_user ON projection_g1.sessions (tenant_id, user_id, session_id COLLATE "C");
DROP INDEX projection_g1.api_keys_user;
CREATE INDEX api_keys_user ON projection_g1.api_keys (tenant_id, user_id, key_id COLLATE "C");

-- An event whose payload breaks its schema must be readable, too: no cast may fail.
ALTER TABLE headgate.auth_events
  ADD COLUMN audit_subject_id text GENERATED ALWAYS AS (
    CASE WHEN event_type = 'AuthEventLogged' THEN data->>'subject_id' END) STORED,
  ADD COLUMN audit_event_type text GENERATED ALWAYS AS (
    CASE WHEN event_type = 'AuthEventLogged' THEN data->>'event_type' END) STORED,
  ADD COLUMN audit_success boolean GENERATED ALWAYS AS (
    CASE WHEN event_type = 'AuthEventLogged' THEN
      CASE data->'success' WHEN 'true'::jsonb THEN true WHEN 'false'::jsonb THEN false END END) STORED;
COMMENT ON COLUMN headgate.auth_events.audit_subject_id IS 'Of audit events: whom it is about.';
COMMENT ON COLUMN headgate.auth_events.audit_event_type IS 'Of audit events: what was attempted.';
COMMENT ON COLUMN headgate.auth_events.audit_success IS 'Of audit events: whether it succeeded.';

DROP INDEX headgate.auth_events_type;
CREATE INDEX auth_events_type ON headgate.auth_events (tenant_id, event_type, occurred_at, event_id);
CREATE INDEX auth_events_audit_subject ON headgate.auth_events (tenant_id, audit_subject_id, occurred_at, event_id)
  WHERE event_type = 'AuthEventLogged';
CREATE INDEX auth_events_audit_type ON headgate.auth_events (tenant_id, audit_event_type, occurred_at, event_id)
  WHERE event_type = 'AuthEventLogged';

CREATE OR REPLACE VIEW public.auth_audit_view WITH (security_invoker = true) AS
SELECT event_id, audit_subject_id AS subject_id, data->>'subject_type' AS subject_type,
       audit_event_type AS event_type, audit_success AS success,
       data->>'platform' AS platform, data->>'error_message' AS error_message, occurred_at,
       ingested_at, created_by, correlation_id, tenant_id, aggregate_version, healed
  FROM headgate.auth_events WHERE event_type = 'AuthEventLogged';

-- Which version is shown of each aggregate, also of one that was deleted and that the other faces hide: whoever waits
-- for a deletion has to see it happen.
CREATE VIEW public.aggregate_versions WITH (security_invoker = true) AS
SELECT 'user'::text AS aggregate_type, user_id AS aggregate_id, aggregate_version, is_deleted, tenant_id
  FROM projection_g1.users
UNION ALL
SELECT 'session', session_id, aggregate_version, is_deleted, tenant_id FROM projection_g1.sessions
UNION ALL
SELECT 'api_key', key_id, aggregate_version, is_deleted, tenant_id FROM projection_g1.api_keys
UNION ALL
SELECT aggregate_type, aggregate_id, aggregate_version, is_deleted, tenant_id FROM projection_g1.states
UNION ALL
SELECT aggregate_type, aggregate_id, aggregate_version, false, tenant_id FROM headgate.auth_events
 WHERE aggregate_type = 'audit';
COMMENT ON VIEW public.aggregate_versions IS 'The version that is shown of each aggregate, deleted ones included.';
COMMENT ON COLUMN public.aggregate_versions.aggregate_type IS 'The kind of aggregate, e.g. session.';
COMMENT ON COLUMN public.aggregate_versions.aggregate_id IS 'The aggregate''s id within its tenant and type.';
COMMENT ON COLUMN public.aggregate_versions.aggregate_version IS 'The dense version that is shown.';
COMMENT ON COLUMN public.aggregate_versions.is_deleted IS 'Deleted on purpose; hidden by the other views.';
COMMENT ON COLUMN public.aggregate_versions.tenant_id IS 'The tenant the aggregate belongs to.';

CREATE FUNCTION headgate.is_parked(aggregate_type text, aggregate_id text) RETURNS boolean
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM headgate.parked_aggregates p
                  WHERE p.tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid
                    AND p.aggregate_type = $1 AND p.aggregate_id = $2)
$$;
COMMENT ON FUNCTION headgate.is_parked(text, text) IS 'Whether an event of the tenant''s aggregate is set aside, so that later ones wait.';

-- A procedure could commit between two looks, but is no expression. A volatile function takes a new snapshot for each
-- statement under READ COMMITTED (https://www.postgresql.org/docs/current/xfunc-volatility.html); under a stricter level
-- it could never see the row come, and says so instead of waiting in vain.
CREATE FUNCTION public.wait_for_version(aggregate_type text, aggregate_id text, aggregate_version bigint,
  longest interval DEFAULT '5 seconds') RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog AS $$
DECLARE
  tenant uuid := NULLIF(current_setting('app.tenant_id', true), '')::uuid;
  deadline timestamptz := clock_timestamp() + longest;
  shown bigint;
BEGIN
  IF tenant IS NULL THEN
    RAISE EXCEPTION 'no tenant is set' USING ERRCODE = 'HG003',
      HINT = 'First: SELECT set_config(''app.tenant_id'', ''<uuid>'', false).';
  END IF;
  IF longest IS NULL OR longest < interval '0' OR longest > interval '1 minute' THEN
    RAISE EXCEPTION 'longest is %, not from 0 seconds to 1 minute', longest USING ERRCODE = 'invalid_parameter_value',
      HINT = 'Wait again instead of longer: each wait holds a transaction open.';
  END IF;
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RAISE EXCEPTION 'a % transaction never sees rows that come while it waits', current_setting('transaction_isolation')
      USING ERRCODE = 'HG011', HINT = 'Wait before that transaction, or in a READ COMMITTED one.';
  END IF;
  LOOP
    SELECT max(v.aggregate_version) INTO shown FROM public.aggregate_versions v
     WHERE v.tenant_id = tenant AND v.aggregate_type = $1 AND v.aggregate_id = $2;
    IF shown >= $3 THEN
      RETURN true;
    END IF;
    IF headgate.is_parked($1, $2) THEN
      RAISE EXCEPTION 'aggregate_parked: % % waits behind a dead letter at version %', $1, $2, coalesce(shown, 0)
        USING ERRCODE = 'HG010', HINT = 'See dead_letters; retry or discard it.';
    END IF;
    IF clock_timestamp() >= deadline THEN
      RETURN false;
    END IF;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
COMMENT ON FUNCTION public.wait_for_version(text, text, bigint, interval) IS
  'Waits until a version of the tenant''s aggregate is shown: true, or false when that took too long. Refuses a parked aggregate (HG010).';

-- By type and hour. Healed rows say nothing of the pipeline's delay.
DROP FUNCTION public.get_auth_events_stats();
CREATE FUNCTION public.get_auth_events_stats(since timestamptz DEFAULT '-infinity')
RETURNS TABLE (event_type text, hour timestamptz, events bigint, first_occurred_at timestamptz, last_occurred_at timestamptz,
  last_ingested_at timestamptz, healed bigint, ingestion_lag_average interval, ingestion_lag_maximum interval)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog AS $$
  SELECT e.event_type, date_trunc('hour', e.occurred_at, 'UTC'), count(*), min(e.occurred_at), max(e.occurred_at),
         max(e.ingested_at) FILTER (WHERE NOT e.healed), count(*) FILTER (WHERE e.healed),
         avg(greatest(e.ingested_at - e.occurred_at, interval '0')) FILTER (WHERE NOT e.healed),
         max(greatest(e.ingested_at - e.occurred_at, interval '0')) FILTER (WHERE NOT e.healed)
    FROM headgate.auth_events e WHERE e.occurred_at >= since GROUP BY 1, 2 ORDER BY 1, 2
$$;
COMMENT ON FUNCTION public.get_auth_events_stats(timestamptz) IS
  'Events of the current tenant by type and hour: how many, the last, and how long they took to get here; healed rows are counted, but left out of times of ingestion.';

DO $$
BEGIN
  GRANT SELECT ON public.aggregate_versions TO headgate_reader;
EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
  RAISE NOTICE 'headgate_reader is left to the administrator';
END $$;

-- The projector answers HTTP as a reader. A superuser may become one; another owner where it may grant that to itself.
DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'headgate_reader', 'MEMBER') THEN
    EXECUTE format('GRANT headgate_reader TO %I', current_user);
  END IF;
EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
  RAISE NOTICE 'GRANT headgate_reader is left to the administrator';
END $$;
