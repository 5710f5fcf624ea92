-- Locks the heads in the order of every append.
SELECT a.version
  FROM auth_gateway.aggregates a
 WHERE (a.tenant_id, a.aggregate_type, a.aggregate_id) IN (
           SELECT tenant_id, aggregate_type, aggregate_id
             FROM jsonb_to_recordset(?::jsonb) AS event (tenant_id uuid, aggregate_type text, aggregate_id text))
 ORDER BY a.aggregate_type, a.aggregate_id, a.tenant_id
   FOR UPDATE
