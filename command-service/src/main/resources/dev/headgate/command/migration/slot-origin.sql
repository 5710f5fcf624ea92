-- Remembers where the slot began, once: the relay may start without a position only while the slot is still there.
UPDATE auth_gateway.relay_progress
   SET slot_lsn = (SELECT confirmed_flush_lsn FROM pg_replication_slots WHERE slot_name = 'headgate')
 WHERE slot_lsn IS NULL
