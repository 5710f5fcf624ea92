-- The first event that time does not sort behind the version before it. There is none, as an append never takes an earlier
-- time than the head's; but the order in which topics are filled rests on it.
SELECT aggregate_type || ' ' || tenant_id || '/' || aggregate_id || ' ' || aggregate_version
  FROM (SELECT tenant_id, aggregate_type, aggregate_id, aggregate_version,
               lag(aggregate_version) OVER (
                   PARTITION BY tenant_id, aggregate_type, aggregate_id ORDER BY occurred_at, aggregate_version) AS before
          FROM auth_gateway.outbox
         WHERE aggregate_type = ANY (?)) AS ordered
 WHERE before + 1 <> aggregate_version -- the first one there is has none before it
 LIMIT 1
