-- What append_event does for one event, for a whole batch that is plain and whose heads are locked: one insert and one
-- update, whatever there is in it. A statement's plan, its checks' expressions and its partition are prepared once.
CREATE OR REPLACE FUNCTION auth_gateway.append_batch(p_tenant uuid, p_batch jsonb) RETURNS SETOF auth_gateway.outbox
    LANGUAGE plpgsql SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    began timestamptz := clock_timestamp(); -- after the locks, so that a later version is never earlier in time
BEGIN
    PERFORM auth_gateway.count_in_transaction(count(*), coalesce(sum(octet_length(data::text) + octet_length(metadata::text)), 0))
       FROM auth_gateway.proposals(p_batch);
    RETURN QUERY
    WITH appended AS (
        INSERT INTO auth_gateway.outbox (
            event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version, data,
            metadata, created_by, user_id, correlation_id, causation_id, traceparent, occurred_at, checksum)
        SELECT made.id, p_tenant, made.aggregate_type, made.aggregate_id, made.version, made.event_type,
               made.schema_version, made.data, made.metadata, coalesce(made.proposal ->> 'created_by', 'system'),
               (made.proposal ->> 'user_id')::uuid, coalesce((made.proposal ->> 'correlation_id')::uuid, made.id),
               (made.proposal ->> 'causation_id')::uuid, made.proposal ->> 'traceparent',
               to_timestamp(made.millis / 1000.0), encode(sha256(convert_to(made.data::text, 'UTF8')), 'hex')
          FROM (
            SELECT timed.*, auth_gateway.uuidv7(timed.millis) AS id
              FROM (
                SELECT p.*, head.version + p.nth AS version,
                       floor(extract(epoch FROM greatest(began, head.occurred_at)) * 1000)::bigint AS millis
                  FROM auth_gateway.proposals(p_batch) AS p
                  JOIN auth_gateway.aggregates AS head
                    ON head.tenant_id = p_tenant AND head.aggregate_type = p.aggregate_type
                   AND head.aggregate_id = p.aggregate_id
              ) AS timed
            OFFSET 0 -- one id a row, however often it is written
          ) AS made
         ORDER BY made.place -- numbers and the write-ahead log are in the order of the batch
        RETURNING *
    ), moved AS (
        UPDATE auth_gateway.aggregates AS head
           SET version = last.version, occurred_at = last.occurred_at
          FROM (
            SELECT a.aggregate_type, a.aggregate_id, max(a.aggregate_version) AS version, max(a.occurred_at) AS occurred_at
              FROM appended AS a
             GROUP BY a.aggregate_type, a.aggregate_id
          ) AS last
         WHERE head.tenant_id = p_tenant AND head.aggregate_type = last.aggregate_type
           AND head.aggregate_id = last.aggregate_id
    )
    SELECT * FROM appended ORDER BY event_number;
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.append_batch(uuid, jsonb) FROM PUBLIC;
