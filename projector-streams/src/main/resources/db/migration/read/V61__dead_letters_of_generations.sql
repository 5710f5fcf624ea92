-- Letters are shown of the generations that are read; those of one that is being built beside are its own affair.
CREATE OR REPLACE VIEW public.dead_letters WITH (security_invoker = true) AS
SELECT DISTINCT ON (letter_id) letter_id, event_id, aggregate_type, aggregate_id, event_type, topic, partition, record_offset,
       reason, detail, status, is_blocking, behind, retries, parked_at, settled_at, settled_by, tenant_id, aggregate_version
  FROM headgate.dead_letters
 WHERE generation IN (SELECT generation FROM headgate.serving)
 ORDER BY letter_id, generation DESC;

CREATE FUNCTION headgate.forget_letters() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM headgate.dead_letters WHERE generation = NEW.generation;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION headgate.forget_letters() IS 'Removes the letters of a generation that is removed.';
CREATE TRIGGER forget_letters AFTER UPDATE ON headgate.generations
  FOR EACH ROW WHEN (NEW.state = 'pruned') EXECUTE FUNCTION headgate.forget_letters();
