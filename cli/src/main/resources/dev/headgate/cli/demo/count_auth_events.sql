SELECT count(*) FROM auth_events;
