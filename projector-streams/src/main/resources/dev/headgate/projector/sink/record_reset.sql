INSERT INTO headgate.replay_audit (action, subject, details)
VALUES (?, ?, jsonb_build_object('topic', ?::text, 'partition', ?::int, 'ordered', ?::bigint, 'stood', ?::bigint))
