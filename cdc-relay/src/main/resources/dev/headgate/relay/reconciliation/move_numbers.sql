-- Numbers that topics have are not given again.
SELECT setval('auth_gateway.outbox_event_number', greatest(
           nextval('auth_gateway.outbox_event_number'),
           (SELECT max(event_number) FROM jsonb_to_recordset(?::jsonb) AS event (event_number bigint))))
