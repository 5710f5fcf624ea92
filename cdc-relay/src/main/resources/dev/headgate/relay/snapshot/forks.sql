-- Where topics and log tell different histories: another event at the same version, or the same event somewhere else.
SELECT count(*), string_agg(fork, '; ') FILTER (WHERE place <= 20)
  FROM (SELECT format('%s %s/%s %s is %s on the topic and %s in the outbox', p.aggregate_type, p.tenant_id, p.aggregate_id,
                      p.aggregate_version, p.event_id, o.event_id) AS fork,
               row_number() OVER (ORDER BY p.aggregate_type, p.tenant_id, p.aggregate_id, p.aggregate_version) AS place
          FROM published p
          JOIN auth_gateway.outbox o USING (tenant_id, aggregate_type, aggregate_id, aggregate_version)
         WHERE o.event_id <> p.event_id) AS forks
