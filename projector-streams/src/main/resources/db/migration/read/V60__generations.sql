-- Generations of the projections: what exists beside what is read, who builds it, and how it came to be read. The
-- projector runs what this table says is to run; operators write to it through the functions below alone, so that every
-- order is checked and on record in the transaction that gives it.
CREATE TABLE headgate.generations (
  generation int PRIMARY KEY CONSTRAINT generations_counted_from_one CHECK (generation > 0),
  projections text[] NOT NULL CONSTRAINT generations_of_something CHECK (cardinality(projections) > 0),
  state text NOT NULL CONSTRAINT generations_state_known CHECK (state IN ('requested', 'building', 'comparing', 'differs',
    'accepted', 'returning', 'live', 'kept', 'retired', 'cancelled', 'failed', 'pruning', 'pruned')),
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  projection_version int,
  throttle int CONSTRAINT generations_throttle_sane CHECK (throttle BETWEEN 10 AND 10000000),
  keep boolean NOT NULL DEFAULT false,
  accept_differences boolean NOT NULL DEFAULT false,
  source_done bigint NOT NULL DEFAULT 0,
  source_end bigint NOT NULL DEFAULT 0,
  rows_done bigint NOT NULL DEFAULT 0,
  rows_end bigint NOT NULL DEFAULT 0,
  progressed_at timestamptz,
  comparison jsonb,
  problem text
);
COMMENT ON TABLE headgate.generations IS 'Every generation of the projections there ever was.';
COMMENT ON COLUMN headgate.generations.generation IS 'Its number; also in the names of its schema, topics, groups and state.';
COMMENT ON COLUMN headgate.generations.projections IS 'Which projections it is of.';
COMMENT ON COLUMN headgate.generations.state IS 'What is done with it: built, compared, read (live), maintained for a way back (kept), left as it is (retired).';
COMMENT ON COLUMN headgate.generations.since IS 'When it came into this state.';
COMMENT ON COLUMN headgate.generations.created_at IS 'When it was ordered.';
COMMENT ON COLUMN headgate.generations.projection_version IS 'The version of the projections'' meaning it was built with.';
COMMENT ON COLUMN headgate.generations.throttle IS 'The most events a second it is built with.';
COMMENT ON COLUMN headgate.generations.keep IS 'Whether what it takes the place of is maintained for an instant way back.';
COMMENT ON COLUMN headgate.generations.accept_differences IS 'Whether an operator accepted that it differs.';
COMMENT ON COLUMN headgate.generations.source_done IS 'Offsets of the event topics that its fold has passed.';
COMMENT ON COLUMN headgate.generations.source_end IS 'Offsets of the event topics there are.';
COMMENT ON COLUMN headgate.generations.rows_done IS 'Offsets of its state topics that are written.';
COMMENT ON COLUMN headgate.generations.rows_end IS 'Offsets of its state topics there are.';
COMMENT ON COLUMN headgate.generations.progressed_at IS 'When that was observed.';
COMMENT ON COLUMN headgate.generations.comparison IS 'What the last comparison with what was read found.';
COMMENT ON COLUMN headgate.generations.problem IS 'Why it failed.';
CREATE UNIQUE INDEX generations_one_at_a_time ON headgate.generations ((true))
  WHERE state IN ('requested', 'building', 'comparing', 'differs', 'accepted', 'returning');

CREATE TABLE headgate.serving (
  projection text PRIMARY KEY,
  generation int NOT NULL REFERENCES headgate.generations,
  previous int REFERENCES headgate.generations
);
COMMENT ON TABLE headgate.serving IS 'Which generation the public views of a projection show.';
COMMENT ON COLUMN headgate.serving.projection IS 'The projection: the name of its table.';
COMMENT ON COLUMN headgate.serving.generation IS 'The generation shown.';
COMMENT ON COLUMN headgate.serving.previous IS 'The one shown before, while there is a way back.';

INSERT INTO headgate.generations (generation, projections, state, projection_version)
SELECT 1, array_agg(relname::text ORDER BY relname), 'live', 1
  FROM pg_class WHERE relnamespace = 'projection_g1'::regnamespace AND relkind = 'r';
INSERT INTO headgate.serving (projection, generation)
SELECT unnest(projections), generation FROM headgate.generations;

CREATE FUNCTION headgate.enter(which int, new_state text, why jsonb DEFAULT '{}') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  UPDATE headgate.generations SET state = new_state, since = clock_timestamp() WHERE generation = which;
  INSERT INTO headgate.replay_audit (action, subject, details) VALUES ('generation_' || new_state, 'g' || which, why);
END $$;
COMMENT ON FUNCTION headgate.enter(int, text, jsonb) IS 'Puts a generation into a state, on record.';

CREATE FUNCTION headgate.under_way() RETURNS int LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT generation FROM headgate.generations
   WHERE state IN ('requested', 'building', 'comparing', 'differs', 'accepted', 'returning')
$$;
COMMENT ON FUNCTION headgate.under_way() IS 'The generation that is on its way to be read, if there is one.';

CREATE FUNCTION headgate.request_replay(wanted text[], throttle int DEFAULT NULL, keep boolean DEFAULT false,
  accept_differences boolean DEFAULT false) RETURNS int
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  known text[] := (SELECT array_agg(projection ORDER BY projection) FROM headgate.serving);
  number int;
BEGIN
  LOCK TABLE headgate.generations IN SHARE ROW EXCLUSIVE MODE;
  IF wanted = '{all}' THEN
    wanted := known;
  END IF;
  IF NOT wanted <@ known OR cardinality(wanted) = 0 THEN
    RAISE EXCEPTION 'there is no projection %', array_to_string(wanted, ', ')
      USING HINT = 'The projections are ' || array_to_string(known, ', ') || ', or all.';
  END IF;
  IF headgate.under_way() IS NOT NULL THEN
    RAISE EXCEPTION 'generation % is under way', headgate.under_way()
      USING HINT = 'See headgate replay status; headgate replay cancel ends it.';
  END IF;
  SELECT max(generation) + 1 INTO number FROM headgate.generations;
  INSERT INTO headgate.generations (generation, projections, state, throttle, keep, accept_differences)
  VALUES (number, wanted, 'requested', throttle, keep, accept_differences);
  PERFORM headgate.enter(number, 'requested', jsonb_build_object('projections', wanted, 'throttle', throttle,
    'keep', keep, 'accept_differences', accept_differences));
  RETURN number;
END $$;
COMMENT ON FUNCTION headgate.request_replay(text[], int, boolean, boolean) IS
  'Orders a new generation of some projections, or of all; the projector builds it.';

CREATE FUNCTION headgate.cancel_replay() RETURNS int LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  number int;
  then_state text;
BEGIN
  LOCK TABLE headgate.generations IN SHARE ROW EXCLUSIVE MODE;
  number := headgate.under_way();
  IF number IS NULL THEN
    RAISE EXCEPTION 'no replay is under way' USING HINT = 'See headgate replay status.';
  END IF;
  -- One that was read before stays what it was: a way back.
  SELECT CASE WHEN g.state <> 'returning' THEN 'cancelled'
              WHEN EXISTS (SELECT FROM headgate.serving s WHERE s.generation = g.generation) THEN 'live'
              ELSE 'retired' END INTO then_state
    FROM headgate.generations g WHERE g.generation = number;
  PERFORM headgate.enter(number, then_state);
  RETURN number;
END $$;
COMMENT ON FUNCTION headgate.cancel_replay() IS 'Stops what is under way; nothing of what is read changes, and it can be resumed.';

CREATE FUNCTION headgate.resume_replay(new_throttle int DEFAULT NULL) RETURNS int
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  number int;
BEGIN
  LOCK TABLE headgate.generations IN SHARE ROW EXCLUSIVE MODE;
  SELECT generation INTO number FROM headgate.generations
   WHERE state IN ('cancelled', 'failed', 'differs') ORDER BY generation DESC LIMIT 1;
  IF number IS NULL THEN
    RAISE EXCEPTION 'there is nothing to resume' USING HINT = 'See headgate replay status.';
  END IF;
  IF headgate.under_way() <> number THEN
    RAISE EXCEPTION 'generation % is under way', headgate.under_way()
      USING HINT = 'See headgate replay status; headgate replay cancel ends it.';
  END IF;
  UPDATE headgate.generations SET throttle = new_throttle, problem = NULL WHERE generation = number;
  PERFORM headgate.enter(number,
    CASE WHEN to_regnamespace('projection_g' || number) IS NULL THEN 'requested'
         WHEN headgate.under_way() = number THEN 'comparing' ELSE 'building' END,
    jsonb_build_object('throttle', new_throttle));
  RETURN number;
END $$;
COMMENT ON FUNCTION headgate.resume_replay(int) IS 'Goes on with the last generation that was cancelled or failed, or compares once more.';

CREATE FUNCTION headgate.accept_differences() RETURNS int LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  number int;
BEGIN
  LOCK TABLE headgate.generations IN SHARE ROW EXCLUSIVE MODE;
  SELECT generation INTO number FROM headgate.generations WHERE state = 'differs';
  IF number IS NULL THEN
    RAISE EXCEPTION 'no generation waits for that' USING HINT = 'See headgate replay status.';
  END IF;
  UPDATE headgate.generations SET accept_differences = true WHERE generation = number;
  PERFORM headgate.enter(number, 'accepted', (SELECT comparison FROM headgate.generations WHERE generation = number));
  RETURN number;
END $$;
COMMENT ON FUNCTION headgate.accept_differences() IS 'Has a generation read although it differs; the differences are on record.';

CREATE FUNCTION headgate.rollback_replay() RETURNS int LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  number int;
BEGIN
  LOCK TABLE headgate.generations IN SHARE ROW EXCLUSIVE MODE;
  IF headgate.under_way() IS NOT NULL THEN
    RAISE EXCEPTION 'generation % is under way', headgate.under_way()
      USING HINT = 'See headgate replay status; headgate replay cancel ends it.';
  END IF;
  SELECT previous INTO number FROM headgate.serving WHERE previous IS NOT NULL ORDER BY generation DESC LIMIT 1;
  IF number IS NULL THEN
    RAISE EXCEPTION 'there is no way back: nothing was replaced, or what was is pruned'
      USING HINT = 'Build another generation with headgate replay.';
  END IF;
  PERFORM headgate.enter(number, 'returning');
  RETURN number;
END $$;
COMMENT ON FUNCTION headgate.rollback_replay() IS 'Has the generation read again that was read before; it catches up first.';

CREATE FUNCTION headgate.prune_generations() RETURNS SETOF int LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  number int;
BEGIN
  LOCK TABLE headgate.generations IN SHARE ROW EXCLUSIVE MODE;
  FOR number IN SELECT generation FROM headgate.generations
                 WHERE state IN ('kept', 'retired', 'cancelled', 'failed') ORDER BY 1 LOOP
    UPDATE headgate.serving SET previous = NULL WHERE previous = number;
    PERFORM headgate.enter(number, 'pruning');
    RETURN NEXT number;
  END LOOP;
END $$;
COMMENT ON FUNCTION headgate.prune_generations() IS 'Has everything removed that is not read: there is no way back then.';

-- Tables of a new generation are what the present ones are: columns, indexes, comments, policies and triggers.
CREATE FUNCTION headgate.create_generation(number int, model int) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  old text := 'projection_g' || model;
  new text := 'projection_g' || number;
  t record;
  p record;
BEGIN
  EXECUTE format('CREATE SCHEMA %I', new);
  FOR t IN SELECT c.oid, c.relname FROM pg_class c
            WHERE c.relnamespace = old::regnamespace AND c.relkind = 'r' ORDER BY c.relname LOOP
    EXECUTE format('CREATE TABLE %I.%I (LIKE %I.%I INCLUDING ALL)', new, t.relname, old, t.relname);
    EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', new, t.relname);
    EXECUTE format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', new, t.relname);
    FOR p IN SELECT * FROM pg_policies WHERE schemaname = old AND tablename = t.relname LOOP
      EXECUTE format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO %s %s %s', p.policyname, new, t.relname, p.permissive, p.cmd,
        (SELECT string_agg(CASE WHEN r = 'public' THEN 'PUBLIC' ELSE quote_ident(r) END, ', ') FROM unnest(p.roles) r),
        'USING (' || p.qual || ')', 'WITH CHECK (' || p.with_check || ')');
    END LOOP;
    FOR p IN SELECT pg_get_triggerdef(oid) AS made FROM pg_trigger WHERE tgrelid = t.oid AND NOT tgisinternal LOOP
      EXECUTE replace(replace(p.made, old || '.', new || '.'), 'headgate.g' || model || '.', 'headgate.g' || number || '.');
    END LOOP;
  END LOOP;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'headgate_reader') THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO headgate_reader', new);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO headgate_reader', new);
  END IF;
END $$;
COMMENT ON FUNCTION headgate.create_generation(int, int) IS 'Makes the tables of a generation (first argument) like those of another.';

-- Whether a table lacks a row, or has one at an earlier version, that another has: by the key both have.
CREATE FUNCTION headgate.is_behind(behind regclass, ahead regclass) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  same_key text := (SELECT string_agg(format('b.%1$I = a.%1$I', attname), ' AND ')
                      FROM pg_index i JOIN pg_attribute c ON c.attrelid = i.indrelid AND c.attnum = ANY (i.indkey)
                     WHERE i.indrelid = ahead AND i.indisprimary);
  found boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM %s a LEFT JOIN %s b ON %s WHERE coalesce(b.aggregate_version, 0) < a.aggregate_version)',
    ahead, behind, same_key) INTO found;
  RETURN found;
END $$;
COMMENT ON FUNCTION headgate.is_behind(regclass, regclass) IS 'Whether the first table still has to get rows that the second has.';

-- One transaction: readers see the one or the other. It waits for readers of a view no longer than lock_timeout says.
CREATE FUNCTION headgate.serve(number int, why jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  s record;
  v record;
  kept boolean := (SELECT keep FROM headgate.generations WHERE generation = number);
  returns boolean := (SELECT state = 'returning' FROM headgate.generations WHERE generation = number);
  patience timestamptz := clock_timestamp() + interval '2 seconds';
BEGIN
  LOCK TABLE headgate.generations IN SHARE ROW EXCLUSIVE MODE;
  FOR s IN SELECT sv.projection, sv.generation AS old FROM headgate.serving sv
            WHERE sv.generation <> number
              AND CASE WHEN returns THEN sv.previous = number
                       ELSE sv.projection = ANY (SELECT unnest(projections) FROM headgate.generations WHERE generation = number) END
            ORDER BY sv.projection LOOP
    -- What is read stands still until what takes its place has what it has: nobody sees a row go back. Where they differ
    -- for good there is nothing to wait for, so it is not waited for long. A sink moves its positions before it writes, in
    -- this order: held here, it holds nothing that this transaction wants.
    PERFORM FROM headgate.sink_position WHERE sink = 'rows' AND topic LIKE 'headgate.g' || s.old || '.%'
      ORDER BY (topic || '-' || partition) COLLATE "C" FOR UPDATE;
    WHILE clock_timestamp() < patience AND headgate.is_behind(format('%I.%I', 'projection_g' || number, s.projection)::regclass,
        format('%I.%I', 'projection_g' || s.old, s.projection)::regclass) LOOP
      PERFORM pg_sleep(0.02);
    END LOOP;
    FOR v IN SELECT DISTINCT w.oid::regclass AS view, pg_get_viewdef(w.oid) AS made
               FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid JOIN pg_class w ON w.oid = r.ev_class AND w.relkind = 'v'
              WHERE d.classid = 'pg_rewrite'::regclass
                AND d.refobjid = format('%I.%I', 'projection_g' || s.old, s.projection)::regclass
              ORDER BY 2 LOOP
      EXECUTE format('CREATE OR REPLACE VIEW %s WITH (security_invoker = true) AS %s', v.view, regexp_replace(v.made,
        format('\mprojection_g%s\.%s\M', s.old, s.projection), format('projection_g%s.%s', number, s.projection), 'g'));
    END LOOP;
    UPDATE headgate.serving SET generation = number, previous = s.old WHERE projection = s.projection;
  END LOOP;
  PERFORM headgate.enter(number, 'live', why);
  PERFORM headgate.enter(g.generation, CASE WHEN kept AND NOT returns THEN 'kept' ELSE 'retired' END)
     FROM headgate.generations g
    WHERE g.state = 'live' AND NOT EXISTS (SELECT FROM headgate.serving sv WHERE sv.generation = g.generation);
END $$;
COMMENT ON FUNCTION headgate.serve(int, jsonb) IS 'Turns the public views to a generation, and says why on record.';

CREATE FUNCTION headgate.drop_generation(number int) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  t record;
BEGIN
  -- Without CASCADE: a view that shows one of its tables keeps it.
  FOR t IN SELECT c.oid::regclass AS name FROM pg_class c
            WHERE c.relnamespace = to_regnamespace('projection_g' || number) AND c.relkind = 'r' LOOP
    EXECUTE format('DROP TABLE %s', t.name);
  END LOOP;
  EXECUTE format('DROP SCHEMA IF EXISTS %I', 'projection_g' || number);
  DELETE FROM headgate.sink_position WHERE sink = 'rows' AND topic LIKE 'headgate.g' || number || '.%';
  PERFORM headgate.enter(number, 'pruned');
END $$;
COMMENT ON FUNCTION headgate.drop_generation(int) IS 'Removes a generation''s tables and positions.';

DO $$
BEGIN
  GRANT SELECT ON headgate.generations, headgate.serving TO headgate_reader;
EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
  RAISE NOTICE 'headgate_reader is left to the administrator';
END $$;
