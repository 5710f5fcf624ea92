SELECT row_to_json(o)::text FROM auth_gateway.<table> o ORDER BY tx_id, event_number
