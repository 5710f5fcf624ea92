-- What is set aside, and what became of it: a state like the others, filled from a compacted topic of each generation, so
-- it heals as the rows do. Generations are not compared by it: a later release may read what an earlier one set aside.
DROP VIEW public.dead_letters;
DROP TABLE headgate.dead_letters;

CREATE TABLE headgate.dead_letters (
  generation int NOT NULL,
  letter_id uuid NOT NULL,
  event_id uuid,
  tenant_id uuid,
  aggregate_type text,
  aggregate_id text,
  aggregate_version bigint,
  event_type text,
  topic text NOT NULL,
  partition int NOT NULL,
  record_offset bigint NOT NULL,
  reason text NOT NULL,
  detail text NOT NULL,
  status text NOT NULL
    CONSTRAINT dead_letters_status_known CHECK (status IN ('parked', 'retried', 'released', 'discarded', 'replaced')),
  is_blocking boolean NOT NULL,
  behind bigint NOT NULL CONSTRAINT dead_letters_behind_not_negative CHECK (behind >= 0),
  retries int NOT NULL CONSTRAINT dead_letters_retries_not_negative CHECK (retries >= 0),
  parked_at timestamptz NOT NULL,
  settled_at timestamptz,
  settled_by text,
  PRIMARY KEY (generation, letter_id),
  CONSTRAINT dead_letters_whole_aggregate CHECK (num_nulls(event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type) IN (0, 6)),
  CONSTRAINT dead_letters_settled_unless_parked CHECK ((status = 'parked') = (settled_at IS NULL))
);
CREATE INDEX dead_letters_parked ON headgate.dead_letters (parked_at, letter_id) WHERE status = 'parked';
CREATE INDEX dead_letters_aggregate ON headgate.dead_letters (tenant_id, aggregate_type, aggregate_id) WHERE is_blocking;

CREATE VIEW public.dead_letters WITH (security_invoker = true) AS
SELECT DISTINCT ON (letter_id) letter_id, event_id, aggregate_type, aggregate_id, event_type, topic, partition, record_offset, reason, detail,
       status, is_blocking, behind, retries, parked_at, settled_at, settled_by, tenant_id, aggregate_version
  FROM headgate.dead_letters ORDER BY letter_id, generation DESC;

-- Whoever waits for a version of one of these waits in vain.
CREATE VIEW headgate.parked_aggregates WITH (security_invoker = true) AS
SELECT DISTINCT ON (tenant_id, aggregate_type, aggregate_id)
       tenant_id, aggregate_type, aggregate_id, aggregate_version, letter_id, reason, behind, parked_at
  FROM public.dead_letters
 WHERE is_blocking
 ORDER BY tenant_id, aggregate_type, aggregate_id, aggregate_version;
COMMENT ON VIEW headgate.parked_aggregates IS 'The aggregates that wait for a dead letter, with the lowest version that does not take effect.';

ALTER TABLE headgate.dead_letters ENABLE ROW LEVEL SECURITY;
ALTER TABLE headgate.dead_letters FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON headgate.dead_letters FOR SELECT
  USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY projector ON headgate.dead_letters TO CURRENT_USER USING (true) WITH CHECK (true);

CREATE TRIGGER rewind AFTER TRUNCATE ON headgate.dead_letters
  FOR EACH STATEMENT EXECUTE FUNCTION headgate.rewind('rows', 'headgate.g%.deadletter.state');

-- Sinks that are older than these topics begin them at 0.
INSERT INTO headgate.sink_position (sink, topic, partition, next_offset)
SELECT DISTINCT s.sink, t.topic, p, 0
  FROM headgate.sink_position s
  JOIN (VALUES ('rows', 'headgate.g1.deadletter.state'), ('audit', 'headgate.released')) AS t(sink, topic) ON t.sink = s.sink
 CROSS JOIN generate_series(0, 5) AS p;

DO $$
DECLARE
  relation regclass;
  name text;
  meaning text;
BEGIN
  FOREACH relation IN ARRAY ARRAY['headgate.dead_letters', 'public.dead_letters', 'headgate.parked_aggregates']::regclass[] LOOP
    FOR name, meaning IN VALUES
        ('generation', 'Which generation of the projections set it aside.'),
        ('letter_id', 'What orders name: the event''s id, or one of the record''s own.'),
        ('event_id', 'The event''s id; absent when the record is nobody''s event.'),
        ('tenant_id', 'The tenant the row belongs to.'),
        ('aggregate_type', 'The kind of aggregate, e.g. session.'),
        ('aggregate_id', 'The aggregate''s id within its tenant and type.'),
        ('aggregate_version', 'The version that does not take effect.'),
        ('event_type', 'The type and version of schema the record claims.'),
        ('topic', 'The topic it came from.'),
        ('partition', 'The partition it came from.'),
        ('record_offset', 'The record''s offset in its partition.'),
        ('reason', 'Why it was set aside, one of a few words.'),
        ('detail', 'The reason in a sentence, without data.'),
        ('status', 'parked, retried, released, discarded or replaced.'),
        ('is_blocking', 'Whether its aggregate waits for it.'),
        ('behind', 'How many events of the aggregate wait behind it.'),
        ('retries', 'How often it was tried again in vain.'),
        ('parked_at', 'When it was set aside.'),
        ('settled_at', 'When it ceased to be parked.'),
        ('settled_by', 'Who ordered that; absent when it came about by itself.') LOOP
      IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = relation AND attname = name) THEN
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', relation, name, meaning);
      END IF;
    END LOOP;
  END LOOP;
END $$;

DO $$
BEGIN
  GRANT SELECT ON headgate.dead_letters, public.dead_letters, headgate.parked_aggregates TO headgate_reader;
EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
  RAISE NOTICE 'headgate_reader is left to the administrator';
END $$;
