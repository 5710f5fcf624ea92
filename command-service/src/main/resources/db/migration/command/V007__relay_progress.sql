-- What the relay has done, in one row, so that the command service can say what is pending without knowing Kafka.
-- Once a second the relay calls relay_heartbeat(...): it stores the newest X it has decoded and emits the next one.
CREATE TABLE auth_gateway.relay_progress (
    only_row        boolean     NOT NULL DEFAULT true,
    slot_lsn        pg_lsn,
    published_below xid8        NOT NULL DEFAULT '0',
    last_event_id   uuid,
    position_lsn    pg_lsn,
    failed          bigint      NOT NULL DEFAULT 0,
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT relay_progress_pkey PRIMARY KEY (only_row),
    CONSTRAINT there_is_one_row CHECK (only_row)
);
INSERT INTO auth_gateway.relay_progress DEFAULT VALUES;
COMMENT ON COLUMN auth_gateway.relay_progress.slot_lsn IS 'confirmed_flush_lsn of the slot when it was created: a slot still there is untouched.';
COMMENT ON COLUMN auth_gateway.relay_progress.published_below IS 'Every event of a transaction below this is on its topic.';
COMMENT ON COLUMN auth_gateway.relay_progress.failed IS 'Events the relay could not ship.';
