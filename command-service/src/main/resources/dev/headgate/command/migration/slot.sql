SELECT pg_create_logical_replication_slot('headgate', 'pgoutput')
 WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = 'headgate')
