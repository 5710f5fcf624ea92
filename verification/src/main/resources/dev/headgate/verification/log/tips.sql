-- One statement, one snapshot: head and log are of the same moment.
SELECT k.tenant_id, k.aggregate_type, k.aggregate_id, a.version AS head,
       greatest(k.version, s.logged) AS logged, greatest(k.version, s.settled) AS settled
  FROM unnest(?, ?, ?, ?) AS k(tenant_id, aggregate_type, aggregate_id, version)
  JOIN auth_gateway.aggregates a
    ON (a.tenant_id, a.aggregate_type, a.aggregate_id) = (k.tenant_id, k.aggregate_type, k.aggregate_id)
 CROSS JOIN LATERAL (
       SELECT max(o.aggregate_version) AS logged,
              max(o.aggregate_version) FILTER (WHERE o.tx_id < CAST(CAST(? AS text) AS xid8)) AS settled
         FROM auth_gateway.outbox o
        WHERE o.tenant_id = k.tenant_id AND o.aggregate_type = k.aggregate_type
          AND o.aggregate_id = k.aggregate_id AND o.aggregate_version > k.version) s
