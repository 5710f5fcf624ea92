-- What topics have and the log lacks.
SELECT count(*), min(aggregate_type || ' ' || tenant_id || '/' || aggregate_id || ' ' || aggregate_version)
  FROM published p
 WHERE NOT EXISTS (SELECT FROM auth_gateway.outbox o WHERE o.event_id = p.event_id)
