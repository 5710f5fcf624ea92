SELECT (SELECT array_agg(schemaname || '.' || tablename) FROM pg_publication_tables WHERE pubname = p.pubname),
       (SELECT attnames::text[] FROM pg_publication_tables
         WHERE pubname = p.pubname AND schemaname = 'auth_gateway' AND tablename = 'outbox'),
       p.pubinsert AND p.pubviaroot AND NOT (p.pubupdate OR p.pubdelete OR p.pubtruncate)
  FROM pg_publication p
 WHERE p.pubname = 'headgate'
