-- Which version of an aggregate stands at a place of the log.
SELECT aggregate_version
  FROM auth_gateway.outbox
 WHERE tenant_id = CAST(current_setting('app.tenant_id') AS uuid)
   AND tx_id = CAST(:tx_id AS xid8) AND event_number = :event_number
   AND aggregate_type = :aggregate_type AND aggregate_id = :aggregate_id
