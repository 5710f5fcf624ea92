-- The days of the events, as far as they have no partition.
SELECT auth_gateway.create_events_partition(day)
  FROM (SELECT DISTINCT (occurred_at AT TIME ZONE 'UTC')::date AS day
          FROM jsonb_to_recordset(?::jsonb) AS event (occurred_at timestamptz)) AS days
