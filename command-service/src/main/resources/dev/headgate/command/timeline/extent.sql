-- An aggregate at version 0 was begun and never committed an event.
SELECT a.version AS head,
       (SELECT o.aggregate_version
          FROM auth_gateway.outbox o
         WHERE o.tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
           AND o.aggregate_type = :type AND o.aggregate_id = :id
         ORDER BY o.aggregate_version LIMIT 1) AS first
  FROM auth_gateway.aggregates a
 WHERE a.tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
   AND a.aggregate_type = :type AND a.aggregate_id = :id AND a.version > 0
