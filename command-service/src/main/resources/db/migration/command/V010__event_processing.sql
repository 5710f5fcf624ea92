-- What consumers that do not use Kafka have done with each event, by the name each of them gives itself. A processor may have
-- done ten millions of events and wants to know what is left: asking each event for its row would take longer every day.
-- So there are marks: before its mark, every event of a type has been begun at least. What is left are then the rows that
-- are not completed (few, with an index of their own) and the events behind the mark. Before a mark, an event without a row
-- is completed: that is why completed rows may be forgotten there, and only there.
CREATE TABLE auth_gateway.event_processing (
    tenant_id      uuid        NOT NULL,
    processor      text        NOT NULL,
    event_id       uuid        NOT NULL,
    tx_id          xid8        NOT NULL,
    event_number   bigint      NOT NULL,
    aggregate_type text        NOT NULL,
    event_type     text        NOT NULL,
    status         text        NOT NULL,
    attempts       integer     NOT NULL,
    error          text,
    updated_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at     timestamptz,
    CONSTRAINT event_processing_pkey PRIMARY KEY (tenant_id, processor, event_id),
    CONSTRAINT processor_is_a_name CHECK (processor ~ '^[A-Za-z0-9._-]{1,100}$'),
    CONSTRAINT status_is_known CHECK (status IN ('processing', 'completed', 'failed')),
    CONSTRAINT attempts_begin_at_one CHECK (attempts >= 1),
    CONSTRAINT failure_says_why CHECK ((status = 'failed') = (error IS NOT NULL)),
    CONSTRAINT error_is_bounded CHECK (length(error) BETWEEN 1 AND 2000),
    CONSTRAINT completion_expires CHECK ((status = 'completed') = (expires_at IS NOT NULL))
);
CREATE INDEX event_processing_open ON auth_gateway.event_processing (tenant_id, processor, tx_id, event_number)
    WHERE status <> 'completed';
CREATE INDEX event_processing_by_expiry
    ON auth_gateway.event_processing (tenant_id, processor, aggregate_type, event_type, expires_at)
    WHERE expires_at IS NOT NULL;

CREATE TABLE auth_gateway.event_processing_marks (
    tenant_id      uuid   NOT NULL,
    processor      text   NOT NULL,
    aggregate_type text   NOT NULL,
    event_type     text   NOT NULL,
    tx_id          xid8   NOT NULL,
    event_number   bigint NOT NULL,
    CONSTRAINT event_processing_marks_pkey PRIMARY KEY (tenant_id, processor, aggregate_type, event_type)
) WITH (fillfactor = 70); -- updated in place

COMMENT ON TABLE auth_gateway.event_processing IS 'How far each named processor is with each event it has begun.';
COMMENT ON COLUMN auth_gateway.event_processing.tx_id IS 'The event''s own, as are event_number and the types: where it stands in the log.';
COMMENT ON COLUMN auth_gateway.event_processing.attempts IS 'How often the processor began.';
COMMENT ON COLUMN auth_gateway.event_processing.expires_at IS '90 days after completion; see purge_event_processing.';
COMMENT ON TABLE auth_gateway.event_processing_marks IS 'Before (tx_id, event_number), every event of the type has been begun by the processor; without a row it is completed.';

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['event_processing', 'event_processing_marks'] LOOP
        EXECUTE format('ALTER TABLE auth_gateway.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE auth_gateway.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY own_tenant ON auth_gateway.%I
             USING (tenant_id = NULLIF(current_setting(''app.tenant_id'', true), '''')::uuid)
             WITH CHECK (tenant_id = NULLIF(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
    END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON auth_gateway.event_processing, auth_gateway.event_processing_marks TO headgate_command;
GRANT SELECT ON auth_gateway.event_processing, auth_gateway.event_processing_marks TO headgate_reader, headgate_maintenance;
GRANT UPDATE, DELETE ON auth_gateway.event_processing TO headgate_maintenance; -- UPDATE: to skip what is locked
