INSERT INTO auth_gateway.aggregates (tenant_id, aggregate_type, aggregate_id, version, occurred_at)
SELECT DISTINCT tenant_id, aggregate_type, aggregate_id, 0, '-infinity'::timestamptz
  FROM jsonb_to_recordset(?::jsonb) AS event (tenant_id uuid, aggregate_type text, aggregate_id text)
 ORDER BY aggregate_type, aggregate_id, tenant_id
    ON CONFLICT DO NOTHING
