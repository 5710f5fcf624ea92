-- The relay has never been there while its slot has no progress.
SELECT current_setting('server_version') AS postgresql,
       count(*) AS partitions,
       count(*) FILTER (WHERE day > CAST(now() AT TIME ZONE 'UTC' AS date)) AS partitions_ahead,
       CAST(min(day) AS text) AS oldest_day,
       (SELECT updated_at FROM auth_gateway.relay_progress WHERE published_below > '0') AS relay_heartbeat_at
FROM (
  SELECT to_date(right(child.relname, 8), 'YYYYMMDD') AS day
  FROM pg_inherits AS link
  JOIN pg_class AS child ON child.oid = link.inhrelid
  WHERE link.inhparent = CAST('auth_gateway.outbox' AS regclass)
) AS partition
