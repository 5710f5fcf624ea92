INSERT INTO published (tenant_id, aggregate_type, aggregate_id, aggregate_version, event_id)
SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::uuid[])
