-- Which of these the log does not hold although the day they belong to is part of it (a day that was archived is not).
SELECT wanted.id
  FROM unnest(?::uuid[]) AS wanted (id),
       LATERAL (SELECT to_timestamp(auth_gateway.uuidv7_millis(wanted.id) / 1000.0)) AS made (at)
 WHERE EXISTS (SELECT FROM pg_inherits i
                WHERE i.inhparent = 'auth_gateway.outbox'::regclass AND NOT i.inhdetachpending
                  AND i.inhrelid = to_regclass('auth_gateway.outbox_' || to_char(made.at AT TIME ZONE 'UTC', 'YYYYMMDD')))
   AND NOT EXISTS (SELECT FROM auth_gateway.outbox o WHERE o.event_id = wanted.id AND o.occurred_at = made.at)
