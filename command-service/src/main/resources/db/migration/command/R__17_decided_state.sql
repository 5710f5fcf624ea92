-- What the deciders of the command service make of an event, in the form in which aggregates.state has it. Each of their
-- events tells the whole of the state after it, so the last one is enough; a test compares this table with the deciders.
CREATE OR REPLACE FUNCTION auth_gateway.decided_state(aggregate_type text, event_type text, data jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('status', decided.status) || coalesce(
               (SELECT jsonb_object_agg(field.key, field.value)
                  FROM jsonb_each(decided_state.data) AS field
                 WHERE field.key = ANY (decided.fields) AND field.value <> 'null'),
               '{}')
      FROM (VALUES
               ('user', 'UserUpserted', 'known', '{email,role,provider,last_sign_in_at,name}'::text[]),
               ('session', 'SessionCreated', 'open', '{user_id,platform,scope,expires_at}'),
               ('session', 'SessionRevoked', 'revoked', '{}'),
               ('api_key', 'ApiKeyCreated', 'active', '{user_id,access_level,expires_at}'),
               ('api_key', 'ApiKeyRotated', 'active', '{user_id,access_level,expires_at}'),
               ('api_key', 'ApiKeyRevoked', 'revoked', '{user_id}'),
               ('api_key', 'ApiKeyDeleted', 'deleted', '{}')
           ) AS decided (aggregate_type, event_type, status, fields)
     WHERE decided.aggregate_type = decided_state.aggregate_type AND decided.event_type = decided_state.event_type
$$;
COMMENT ON FUNCTION auth_gateway.decided_state(text, text, jsonb)
    IS 'The state that decisions are made on after an event of a type with a decider; NULL for other types.';
REVOKE ALL ON FUNCTION auth_gateway.decided_state(text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.decided_state(text, text, jsonb) TO headgate_command, headgate_reader;
