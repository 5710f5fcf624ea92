-- Aggregates whose versions on the topics are not 1 to n, each once.
SELECT count(*), min(aggregate)
  FROM (SELECT aggregate_type || ' ' || tenant_id || '/' || aggregate_id AS aggregate
          FROM published
         GROUP BY tenant_id, aggregate_type, aggregate_id
        HAVING count(*) <> max(aggregate_version) OR count(DISTINCT aggregate_version) <> count(*)) AS torn
