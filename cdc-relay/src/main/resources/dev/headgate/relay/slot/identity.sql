SELECT system_identifier::text, timeline_id, current_database() FROM pg_control_system(), pg_control_checkpoint()
