-- Row-level security: everybody sees the tenant of app.tenant_id, the projector itself sees all.
-- NULLIF, since a reset setting reads as an empty string, which is no uuid.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['headgate.auth_events', 'headgate.dead_letters', 'projection_g1.users',
                           'projection_g1.sessions', 'projection_g1.api_keys', 'projection_g1.states'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %s FOR SELECT USING '
      '(tenant_id = NULLIF(current_setting(''app.tenant_id'', true), '''')::uuid)', t);
    EXECUTE format('CREATE POLICY projector ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

-- A truncated table heals: its sink begins again, in the same transaction.
CREATE FUNCTION headgate.rewind() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  UPDATE headgate.sink_position SET next_offset = 0, updated_at = now()
   WHERE sink = TG_ARGV[0] AND topic LIKE TG_ARGV[1];
  RETURN NULL;
END $$;
COMMENT ON FUNCTION headgate.rewind() IS 'Sets the positions of a sink (first argument) to 0 for topics like the second.';
CREATE TRIGGER rewind AFTER TRUNCATE ON headgate.auth_events
  FOR EACH STATEMENT EXECUTE FUNCTION headgate.rewind('audit', '%');
CREATE TRIGGER rewind AFTER TRUNCATE ON projection_g1.users
  FOR EACH STATEMENT EXECUTE FUNCTION headgate.rewind('rows', 'headgate.g1.user.state');
CREATE TRIGGER rewind AFTER TRUNCATE ON projection_g1.sessions
  FOR EACH STATEMENT EXECUTE FUNCTION headgate.rewind('rows', 'headgate.g1.session.state');
CREATE TRIGGER rewind AFTER TRUNCATE ON projection_g1.api_keys
  FOR EACH STATEMENT EXECUTE FUNCTION headgate.rewind('rows', 'headgate.g1.apikey.state');
