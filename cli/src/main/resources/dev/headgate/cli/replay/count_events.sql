SELECT count(*) FROM headgate.auth_events
