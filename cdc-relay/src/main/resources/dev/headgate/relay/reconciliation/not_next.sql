-- Heads that the first of their events does not follow: somebody appended meanwhile.
SELECT string_agg(format('%s %s/%s is at version %s, the topic goes on with %s', aggregate_type, tenant_id, aggregate_id,
                         a.version, first.version), '; ')
  FROM (SELECT tenant_id, aggregate_type, aggregate_id, min(aggregate_version) AS version
          FROM jsonb_to_recordset(?::jsonb) AS event (
                   tenant_id uuid, aggregate_type text, aggregate_id text, aggregate_version bigint)
         GROUP BY tenant_id, aggregate_type, aggregate_id) AS first
  JOIN auth_gateway.aggregates a USING (tenant_id, aggregate_type, aggregate_id)
 WHERE a.version + 1 <> first.version
