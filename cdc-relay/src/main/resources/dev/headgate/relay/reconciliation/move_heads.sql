-- The state is not known here: what an event makes of it is the command service's knowledge, which folds the log anew when
-- it finds none.
UPDATE auth_gateway.aggregates a
   SET version = last.version, occurred_at = last.occurred_at, state = NULL, state_version = NULL
  FROM (SELECT tenant_id, aggregate_type, aggregate_id, max(aggregate_version) AS version, max(occurred_at) AS occurred_at
          FROM jsonb_to_recordset(?::jsonb) AS event (
                   tenant_id uuid, aggregate_type text, aggregate_id text, aggregate_version bigint, occurred_at timestamptz)
         GROUP BY tenant_id, aggregate_type, aggregate_id) AS last
 WHERE a.tenant_id = last.tenant_id AND a.aggregate_type = last.aggregate_type AND a.aggregate_id = last.aggregate_id
