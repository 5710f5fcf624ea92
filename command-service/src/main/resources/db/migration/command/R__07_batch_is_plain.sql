-- Whether append_event would take every event of a batch, and none needs what publish_event does for ids, keys, states and
-- audit events. Then the batch can be appended as a whole. Heads must be locked: their versions are compared here.
CREATE OR REPLACE FUNCTION auth_gateway.batch_is_plain(p_tenant uuid, p_batch jsonb) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = auth_gateway, pg_temp AS $$
    SELECT coalesce(bool_and(coalesce(
               p.aggregate_type <> 'audit'
               AND p.proposal ->> 'event_id' IS NULL AND p.proposal ->> 'idempotency_key' IS NULL
               AND NOT p.proposal ? 'state'
               AND p.aggregate_id ~ '^[A-Za-z0-9._:@-]{1,200}$'
               AND octet_length(p.data::text) <= 262144
               AND octet_length(p.metadata::text) <= 16384
               AND head.version IS NOT NULL -- append_batch joins it: an event without one would not be written
               AND coalesce(p.expected_version = head.version + p.nth - 1, true)
               AND type.event_type IS NOT NULL, false)), false)
      FROM auth_gateway.proposals(p_batch) AS p
      LEFT JOIN auth_gateway.event_types AS type
        ON type.aggregate_type = p.aggregate_type AND type.event_type = p.event_type
       AND type.schema_version = p.schema_version
      LEFT JOIN auth_gateway.aggregates AS head
        ON head.tenant_id = p_tenant AND head.aggregate_type = p.aggregate_type AND head.aggregate_id = p.aggregate_id
$$;
REVOKE ALL ON FUNCTION auth_gateway.batch_is_plain(uuid, jsonb) FROM PUBLIC;
