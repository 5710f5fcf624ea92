-- The days of the log as they are, from the server's own catalogue: a command that was killed half-way leaves nothing here
-- that is not so. live: a partition · archived: a partition that has an archive · detaching, detached: a drop was begun ·
-- dropped: in the archive alone · restored: a partition again, made from its archive.
CREATE OR REPLACE FUNCTION auth_gateway.event_partitions()
    RETURNS TABLE (day date, partition text, state text, bytes bigint, events bigint, file text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = auth_gateway, pg_temp AS $$
    SELECT coalesce(t.day, a.day),
           'outbox_' || to_char(coalesce(t.day, a.day), 'YYYYMMDD'),
           CASE WHEN t.day IS NULL THEN 'dropped'
                WHEN t.detaching IS NULL THEN 'detached'
                WHEN t.detaching THEN 'detaching'
                WHEN a.restored_at IS NOT NULL THEN 'restored'
                WHEN a.day IS NOT NULL THEN 'archived'
                ELSE 'live'
           END,
           t.bytes, a.events, a.file
      FROM (SELECT to_date(right(c.relname, 8), 'YYYYMMDD') AS day, i.inhdetachpending AS detaching,
                   pg_total_relation_size(c.oid) AS bytes
              FROM pg_class c
              LEFT JOIN pg_inherits i ON i.inhrelid = c.oid AND i.inhparent = 'auth_gateway.outbox'::regclass
             WHERE c.relnamespace = 'auth_gateway'::regnamespace AND c.relkind = 'r'
               AND c.relname ~ '^outbox_[0-9]{8}$') t
      FULL JOIN auth_gateway.event_archives a USING (day)
     ORDER BY 1
$$;
COMMENT ON FUNCTION auth_gateway.event_partitions() IS 'Every day of the log: its table, its state, its size, and its archive if there is one.';
REVOKE ALL ON FUNCTION auth_gateway.event_partitions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.event_partitions() TO headgate_command, headgate_maintenance;
