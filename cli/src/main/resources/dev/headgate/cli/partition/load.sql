INSERT INTO auth_gateway.<table>
SELECT event.*
  FROM unnest(?::text[]) AS line
 CROSS JOIN LATERAL json_populate_record(NULL::auth_gateway.outbox, line::json) AS event
