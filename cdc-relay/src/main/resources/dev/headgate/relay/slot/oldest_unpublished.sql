-- By commit-safe order and not by the smallest occurred_at: one step down an index, however much is waiting.
SELECT greatest(0, extract(epoch FROM clock_timestamp() - occurred_at))::double precision
  FROM auth_gateway.outbox
 WHERE tx_id >= ?::text::xid8
 ORDER BY tx_id, event_number
 LIMIT 1
