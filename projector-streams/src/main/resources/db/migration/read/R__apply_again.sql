-- What `headgate verify --repair` asks for. Each takes away what is wrong and moves the sink's position back, in the
-- caller's transaction: the sink notices that its position was moved, reads again and writes by its own rules, so that
-- what happened meanwhile is neither lost nor undone. In every generation there is, shown or not.

CREATE OR REPLACE FUNCTION headgate.row_of(p_generation text, p_type text, OUT relation text, OUT id_column text, OUT topic text)
    LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
    SELECT format('projection_%s.%s', p_generation,
                  CASE p_type WHEN 'user' THEN 'users' WHEN 'session' THEN 'sessions' WHEN 'api_key' THEN 'api_keys' ELSE 'states' END),
           CASE p_type WHEN 'user' THEN 'user_id' WHEN 'session' THEN 'session_id' WHEN 'api_key' THEN 'key_id' ELSE 'aggregate_id' END,
           format('headgate.%s.%s.state', p_generation,
                  CASE p_type WHEN 'user' THEN 'user' WHEN 'session' THEN 'session' WHEN 'api_key' THEN 'apikey' ELSE 'state' END)
$$;
COMMENT ON FUNCTION headgate.row_of(text, text) IS 'Where a generation keeps the row of an aggregate of that type, and the topic it comes from.';

CREATE OR REPLACE FUNCTION headgate.apply_again(p_tenant uuid, p_type text, p_id text, p_partition int) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    generation text;
    place record;
BEGIN
    FOR generation IN
        SELECT substr(nspname, length('projection_') + 1) FROM pg_namespace WHERE nspname ~ '^projection_g[0-9]+$' ORDER BY 1
    LOOP
        place := headgate.row_of(generation, p_type);
        -- The position first, as the sink locks. Below every version that can come, the row lets the state pass.
        UPDATE headgate.sink_position SET next_offset = 0, updated_at = now()
         WHERE topic = place.topic AND partition = p_partition;
        EXECUTE format('UPDATE %s SET aggregate_version = 0 WHERE tenant_id = $1 AND %I = $2', place.relation, place.id_column)
            || CASE WHEN place.id_column = 'aggregate_id' THEN ' AND aggregate_type = $3' ELSE '' END
          USING p_tenant, p_id, p_type;
    END LOOP;
END
$$;
COMMENT ON FUNCTION headgate.apply_again(uuid, text, text, int) IS 'Has the sink write the row of an aggregate again; the partition is its records''.';

CREATE OR REPLACE FUNCTION headgate.forget_row(p_tenant uuid, p_type text, p_id text) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    generation text;
    place record;
BEGIN
    FOR generation IN
        SELECT substr(nspname, length('projection_') + 1) FROM pg_namespace WHERE nspname ~ '^projection_g[0-9]+$' ORDER BY 1
    LOOP
        place := headgate.row_of(generation, p_type);
        EXECUTE format('DELETE FROM %s WHERE tenant_id = $1 AND %I = $2', place.relation, place.id_column)
            || CASE WHEN place.id_column = 'aggregate_id' THEN ' AND aggregate_type = $3' ELSE '' END
          USING p_tenant, p_id, p_type;
    END LOOP;
END
$$;
COMMENT ON FUNCTION headgate.forget_row(uuid, text, text) IS 'Deletes the row of an aggregate that the log does not know.';

CREATE OR REPLACE FUNCTION headgate.ingest_again(p_event uuid, p_topic text, p_partition int, p_offset bigint) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    UPDATE headgate.sink_position SET next_offset = p_offset, updated_at = now()
     WHERE sink = 'audit' AND topic = p_topic AND partition = p_partition AND next_offset > p_offset;
    DELETE FROM headgate.auth_events WHERE event_id = p_event;
END
$$;
COMMENT ON FUNCTION headgate.ingest_again(uuid, text, int, bigint) IS 'Has the sink insert an event again; the offset is its record''s, or one before.';

CREATE OR REPLACE FUNCTION headgate.forget_event(p_event uuid) RETURNS void
    LANGUAGE sql SET search_path = pg_catalog AS $$
    DELETE FROM headgate.auth_events WHERE event_id = p_event
$$;
COMMENT ON FUNCTION headgate.forget_event(uuid) IS 'Deletes an event that the log does not know.';

REVOKE ALL ON FUNCTION headgate.row_of(text, text), headgate.apply_again(uuid, text, text, int), headgate.forget_row(uuid, text, text),
    headgate.ingest_again(uuid, text, int, bigint), headgate.forget_event(uuid) FROM PUBLIC;
