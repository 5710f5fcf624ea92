-- https://www.rfc-editor.org/rfc/rfc7396, section 2. Without a search_path of its own, which would be set and reset at every
-- level: it names nothing but what pg_catalog has, and itself.
CREATE OR REPLACE FUNCTION auth_gateway.merge_patch(target jsonb, patch jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    known jsonb := CASE WHEN jsonb_typeof(target) = 'object' THEN target ELSE '{}' END;
BEGIN
    IF jsonb_typeof(patch) <> 'object' THEN
        RETURN patch;
    END IF;
    IF NOT jsonb_path_exists(patch, '$.* ? (@.type() == "object" || @.type() == "null")') THEN
        RETURN known || patch; -- most events are flat
    END IF;
    RETURN (
        SELECT known - coalesce(array_agg(member.key) FILTER (WHERE member.value = 'null'), '{}')
               || coalesce(
                   jsonb_object_agg(
                       member.key,
                       CASE WHEN jsonb_typeof(member.value) = 'object'
                            THEN auth_gateway.merge_patch(known -> member.key, member.value)
                            ELSE member.value END)
                   FILTER (WHERE member.value <> 'null'),
                   '{}')
          FROM jsonb_each(patch) AS member);
END
$$;
COMMENT ON FUNCTION auth_gateway.merge_patch(jsonb, jsonb)
    IS 'The target after a JSON Merge Patch (RFC 7396): objects are merged, null removes, everything else replaces.';
REVOKE ALL ON FUNCTION auth_gateway.merge_patch(jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.merge_patch(jsonb, jsonb) TO headgate_command, headgate_reader;
