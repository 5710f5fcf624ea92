-- What belongs together, as a tree: each event stands behind the one that caused it, one deeper; siblings in order of their
-- numbers. A cause is earlier than its effect, so only an event with a lower number can be the parent: claims that lead
-- in a circle end there. An event whose cause is not in the chain is a root, and none is left out.
CREATE OR REPLACE FUNCTION auth_gateway.get_event_chain(correlation_id uuid, most integer DEFAULT 1000)
    RETURNS TABLE (
        depth integer, parent_event_id uuid, event_id uuid, event_number bigint, tenant_id uuid, aggregate_type text,
        aggregate_id text, aggregate_version bigint, event_type text, schema_version integer, data jsonb, metadata jsonb,
        created_by text, user_id uuid, correlation uuid, causation_id uuid, traceparent text, occurred_at timestamptz,
        checksum text)
    LANGUAGE sql STABLE SET search_path = auth_gateway, pg_temp
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET jit = off AS $$
    WITH RECURSIVE chain AS MATERIALIZED (
        SELECT o.*
          FROM auth_gateway.outbox o
         WHERE o.tenant_id = auth_gateway.required_tenant() AND o.correlation_id = get_event_chain.correlation_id
         ORDER BY o.tx_id, o.event_number
         LIMIT get_event_chain.most
    ), links AS MATERIALIZED (
        SELECT effect.event_id, effect.event_number, cause.event_id AS parent
          FROM chain effect
          LEFT JOIN chain cause ON cause.event_id = effect.causation_id AND cause.event_number < effect.event_number
    ), tree AS (
        SELECT root.event_id, root.parent, 0 AS depth, ARRAY[root.event_number] AS place
          FROM links root
         WHERE root.parent IS NULL
        UNION ALL
        SELECT child.event_id, child.parent, above.depth + 1, above.place || child.event_number
          FROM tree above
          JOIN links child ON child.parent = above.event_id
    )
    SELECT t.depth, t.parent, c.event_id, c.event_number, c.tenant_id, c.aggregate_type, c.aggregate_id, c.aggregate_version,
           c.event_type, c.schema_version, c.data, c.metadata, c.created_by, c.user_id, c.correlation_id, c.causation_id,
           c.traceparent, c.occurred_at, c.checksum
      FROM tree t
      JOIN chain c ON c.event_id = t.event_id
     ORDER BY t.place
$$;
COMMENT ON FUNCTION auth_gateway.get_event_chain(uuid, integer)
    IS 'The events of a correlation id as a tree by causation, parents first; the earliest so many at most.';
REVOKE ALL ON FUNCTION auth_gateway.get_event_chain(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.get_event_chain(uuid, integer) TO headgate_command, headgate_reader;
