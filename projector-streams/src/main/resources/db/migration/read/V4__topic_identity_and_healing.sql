-- A position is one in a certain topic: a topic deleted and made anew has other records at the same offsets. Its id
-- tells them apart. Rows from before this migration have none; the next start adopts the topic it finds.
ALTER TABLE headgate.sink_position ADD COLUMN topic_id uuid;
COMMENT ON COLUMN headgate.sink_position.topic_id IS 'Kafka''s id of the topic the position was reached in.';

-- What was ingested before is not news when it is read again: after a rewind such events are inserted as healed.
ALTER TABLE headgate.sink_position ADD COLUMN ingested_below bigint NOT NULL DEFAULT 0
  CONSTRAINT sink_position_ingested_below_not_negative CHECK (ingested_below >= 0);
COMMENT ON COLUMN headgate.sink_position.ingested_below IS 'Records below this offset had been written before the position was last moved back.';

CREATE FUNCTION headgate.keep_ingested_below() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  -- Whoever moves it back: a truncation, a tool, a person. Not in a topic made anew, where nothing was ingested.
  IF NEW.topic_id IS NOT DISTINCT FROM OLD.topic_id THEN
    NEW.ingested_below := greatest(OLD.ingested_below, OLD.next_offset);
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION headgate.keep_ingested_below() IS 'Remembers how far a sink had been when its position is moved back.';
CREATE TRIGGER keep_ingested_below BEFORE UPDATE ON headgate.sink_position
  FOR EACH ROW WHEN (NEW.next_offset < OLD.next_offset) EXECUTE FUNCTION headgate.keep_ingested_below();

ALTER TABLE headgate.auth_events ADD COLUMN healed boolean NOT NULL DEFAULT false;

-- One event a version, for audit events, too, which the fold keeps nothing of: a fork is refused by name.
DROP INDEX headgate.auth_events_aggregate;
CREATE UNIQUE INDEX auth_events_one_event_a_version
  ON headgate.auth_events (tenant_id, aggregate_type, aggregate_id, aggregate_version);

CREATE OR REPLACE VIEW public.auth_audit_view WITH (security_invoker = true) AS
SELECT event_id, data->>'subject_id' AS subject_id, data->>'subject_type' AS subject_type,
       data->>'event_type' AS event_type, (data->>'success')::boolean AS success,
       data->>'platform' AS platform, data->>'error_message' AS error_message, occurred_at,
       ingested_at, created_by, correlation_id, tenant_id, aggregate_version, healed
  FROM headgate.auth_events WHERE event_type = 'AuthEventLogged';

CREATE OR REPLACE VIEW public.auth_events WITH (security_invoker = true) AS
SELECT event_id, aggregate_type, aggregate_id, event_type, data, occurred_at, ingested_at,
       tenant_id, aggregate_version, event_number, schema_version, metadata, created_by, user_id,
       correlation_id, causation_id, checksum, topic, partition, record_offset, healed
  FROM headgate.auth_events;

DO $$
DECLARE relation text;
BEGIN
  FOREACH relation IN ARRAY ARRAY['headgate.auth_events', 'public.auth_events', 'public.auth_audit_view'] LOOP
    EXECUTE format('COMMENT ON COLUMN %s.healed IS %L', relation,
      'Written again after it was lost here; ingested_at then says nothing about the pipeline''s delay.');
    EXECUTE format('COMMENT ON COLUMN %s.ingested_at IS %L', relation,
      'When the read database first had it, unless it was healed.');
  END LOOP;
END $$;

-- last_ingested_at is of events as they came, not of repairs.
CREATE OR REPLACE FUNCTION public.get_auth_events_stats()
RETURNS TABLE (event_type text, events bigint, first_occurred_at timestamptz, last_occurred_at timestamptz, last_ingested_at timestamptz)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog AS $$
  SELECT e.event_type, count(*), min(e.occurred_at), max(e.occurred_at), max(e.ingested_at) FILTER (WHERE NOT e.healed)
    FROM headgate.auth_events e GROUP BY e.event_type ORDER BY e.event_type
$$;
