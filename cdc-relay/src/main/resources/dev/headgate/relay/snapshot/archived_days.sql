SELECT count(*), min(day)::text, max(day)::text FROM auth_gateway.missing_event_days() AS missing (day)
