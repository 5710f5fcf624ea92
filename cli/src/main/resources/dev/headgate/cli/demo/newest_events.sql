-- What became visible lately. Ingestion time, not event time: a row that was held up is seen when it comes.
SELECT event_id
FROM auth_events
WHERE ingested_at > now() - interval '2 seconds';
