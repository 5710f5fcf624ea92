-- Whoever moves the pipeline's position back, or puts another generation in place, is on record: in the transaction
-- that does it, so that there is no act without its row and no row without its act. Rows are never changed.
CREATE TABLE headgate.replay_audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  action text NOT NULL,
  subject text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}',
  recorded_by text NOT NULL DEFAULT session_user
);
COMMENT ON TABLE headgate.replay_audit IS 'What operators ordered about positions and generations, and what became of it.';
COMMENT ON COLUMN headgate.replay_audit.id IS 'In the order of recording.';
COMMENT ON COLUMN headgate.replay_audit.recorded_at IS 'When it was recorded.';
COMMENT ON COLUMN headgate.replay_audit.action IS 'What happened, e.g. offset_order_obeyed.';
COMMENT ON COLUMN headgate.replay_audit.subject IS 'What it happened to: a consumer group or a generation.';
COMMENT ON COLUMN headgate.replay_audit.details IS 'The numbers: topic, partition, ordered offset, where it stood.';
COMMENT ON COLUMN headgate.replay_audit.recorded_by IS 'The database user whose session recorded it.';

CREATE FUNCTION headgate.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'headgate.% is a record: its rows are not changed', TG_TABLE_NAME;
END $$;
COMMENT ON FUNCTION headgate.refuse_change() IS 'Keeps what is on record as it was recorded.';
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON headgate.replay_audit
  FOR EACH STATEMENT EXECUTE FUNCTION headgate.refuse_change();

DO $$
BEGIN
  GRANT SELECT ON headgate.replay_audit TO headgate_reader;
EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
  RAISE NOTICE 'headgate_reader is left to the administrator';
END $$;
