-- A batch as rows, in its order. Without a search_path of its own, so that it becomes part of the statements it stands in.
CREATE OR REPLACE FUNCTION auth_gateway.proposals(batch jsonb)
    RETURNS TABLE (
        place bigint, proposal jsonb, aggregate_type text, aggregate_id text, event_type text, schema_version integer,
        data jsonb, metadata jsonb, expected_version bigint, nth bigint)
    LANGUAGE sql STABLE AS $$
    SELECT place, item, item ->> 'aggregate_type', item ->> 'aggregate_id', item ->> 'event_type',
           coalesce((item ->> 'schema_version')::integer, 1), item -> 'data', coalesce(item -> 'metadata', '{}'),
           (item ->> 'expected_version')::bigint,
           row_number() OVER (PARTITION BY item ->> 'aggregate_type', item ->> 'aggregate_id' ORDER BY place)
      FROM jsonb_array_elements(batch) WITH ORDINALITY AS element (item, place)
$$;
COMMENT ON FUNCTION auth_gateway.proposals(jsonb) IS 'The events of a batch; nth is the place among those of its aggregate.';
REVOKE ALL ON FUNCTION auth_gateway.proposals(jsonb) FROM PUBLIC;
