SELECT p.published_below::text AS published_below,
       (SELECT count(*) FROM auth_gateway.outbox o WHERE o.tx_id >= p.published_below) AS pending
  FROM auth_gateway.relay_progress p
