-- States of aggregates without a projection of their own come from a topic like all other rows, in every generation there
-- is. The sink begins the topic by itself.
DO $$
DECLARE
  generation text;
BEGIN
  FOR generation IN
    SELECT substr(nspname, length('projection_') + 1) FROM pg_namespace WHERE nspname ~ '^projection_g[0-9]+$'
  LOOP
    EXECUTE format('CREATE TRIGGER rewind AFTER TRUNCATE ON projection_%s.states FOR EACH STATEMENT '
      'EXECUTE FUNCTION headgate.rewind(''rows'', %L)', generation, format('headgate.%s.state.state', generation));
  END LOOP;
END $$;
