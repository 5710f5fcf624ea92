-- What a day holds, in a number and a checksum: over its rows as JSON, in the order of (tx_id, event_number), which has an
-- index. The same lines are the archive's. Reads the table itself, attached or not.
CREATE OR REPLACE FUNCTION auth_gateway.event_partition_digest(p_table text, OUT events bigint, OUT checksum text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = auth_gateway, pg_temp SET timezone = 'UTC' AS $$
BEGIN
    EXECUTE format(
        'SELECT count(*), encode(auth_gateway.sha256_chain(line), ''hex'')
           FROM (SELECT row_to_json(o)::text AS line FROM auth_gateway.%I o ORDER BY tx_id, event_number) AS lines',
        p_table) INTO events, checksum;
END
$$;
COMMENT ON FUNCTION auth_gateway.event_partition_digest(text) IS 'How many events a day''s table holds, and their sha256_chain.';
REVOKE ALL ON FUNCTION auth_gateway.event_partition_digest(text) FROM PUBLIC;
