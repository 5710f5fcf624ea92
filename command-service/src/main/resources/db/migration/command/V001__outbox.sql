-- The event log. A command is durable when its rows are here; everything downstream is made from them, so nothing may
-- change or disappear. It is partitioned by day, because retention drops days, and day is what a UUIDv7 tells.
CREATE SEQUENCE auth_gateway.outbox_event_number;

CREATE FUNCTION auth_gateway.uuidv7_millis(id uuid) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint;

CREATE TABLE auth_gateway.outbox (
    event_number      bigint      NOT NULL DEFAULT nextval('auth_gateway.outbox_event_number'),
    event_id          uuid        NOT NULL,
    tenant_id         uuid        NOT NULL,
    aggregate_type    text        NOT NULL,
    aggregate_id      text        NOT NULL,
    aggregate_version bigint      NOT NULL,
    event_type        text        NOT NULL,
    schema_version    integer     NOT NULL,
    data              jsonb       NOT NULL,
    metadata          jsonb       NOT NULL,
    created_by        text        NOT NULL,
    user_id           uuid,
    correlation_id    uuid        NOT NULL,
    causation_id      uuid,
    traceparent       text,
    occurred_at       timestamptz NOT NULL,
    checksum          text        NOT NULL,
    tx_id             xid8        NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT event_id_is_unique UNIQUE (event_id, occurred_at),
    CONSTRAINT event_id_is_a_uuidv7 CHECK (substr(event_id::text, 15, 1) = '7'),
    -- Thus (event_id, occurred_at) is unique over all partitions, and a look-up by id prunes to one of them.
    CONSTRAINT occurred_at_is_the_millisecond_of_event_id CHECK (
        auth_gateway.uuidv7_millis(event_id) = extract(epoch FROM occurred_at) * 1000
    ),
    CONSTRAINT aggregate_type_is_a_name CHECK (aggregate_type ~ '^[a-z][a-z0-9_]{0,62}$'),
    CONSTRAINT aggregate_id_is_printable CHECK (aggregate_id ~ '^[A-Za-z0-9._:@-]{1,200}$'),
    CONSTRAINT aggregate_version_begins_at_one CHECK (aggregate_version >= 1),
    CONSTRAINT event_type_is_a_name CHECK (event_type ~ '^[A-Za-z][A-Za-z0-9_.]{0,99}$'),
    CONSTRAINT schema_version_begins_at_one CHECK (schema_version >= 1),
    CONSTRAINT data_is_an_object CHECK (jsonb_typeof(data) = 'object'),
    CONSTRAINT data_fits_a_record CHECK (octet_length(data::text) <= 262144),
    CONSTRAINT metadata_is_an_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT metadata_fits_a_header CHECK (octet_length(metadata::text) <= 16384),
    CONSTRAINT created_by_names_an_actor CHECK (
        created_by ~ '^(user:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(agent|service):[A-Za-z0-9._-]{1,100}|system)$'
    ),
    CONSTRAINT traceparent_is_w3c CHECK (traceparent ~ '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$'),
    CONSTRAINT checksum_is_sha256_in_hex CHECK (checksum ~ '^[0-9a-f]{64}$')
) PARTITION BY RANGE (occurred_at);

-- Decisions read by aggregate; readers page by commit-safe order; chains are read by correlation.
CREATE INDEX outbox_by_aggregate
    ON auth_gateway.outbox (tenant_id, aggregate_type, aggregate_id, aggregate_version);
CREATE INDEX outbox_by_transaction ON auth_gateway.outbox (tx_id, event_number);
CREATE INDEX outbox_by_correlation ON auth_gateway.outbox (tenant_id, correlation_id);

CREATE FUNCTION auth_gateway.refuse_change() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: events are facts', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'HG008', HINT = 'Correct a fact by appending another event.';
END
$$;

CREATE TRIGGER outbox_rows_never_change
    BEFORE UPDATE OR DELETE ON auth_gateway.outbox
    FOR EACH ROW EXECUTE FUNCTION auth_gateway.refuse_change();
-- TRUNCATE passes row triggers by.
CREATE TRIGGER outbox_is_never_emptied
    BEFORE TRUNCATE ON auth_gateway.outbox
    FOR EACH STATEMENT EXECUTE FUNCTION auth_gateway.refuse_change();

COMMENT ON TABLE auth_gateway.outbox IS 'The append-only event log; the only published table. Written by publish_event alone.';
COMMENT ON COLUMN auth_gateway.outbox.event_number IS 'Allocation order. Not commit order: never a cursor by itself, never a gap detector.';
COMMENT ON COLUMN auth_gateway.outbox.tx_id IS 'The transaction that wrote the row. Cursors page by (tx_id, event_number) below pg_snapshot_xmin. Not published.';
COMMENT ON COLUMN auth_gateway.outbox.checksum IS 'SHA-256 in hex of the UTF-8 bytes of data::text, which are the bytes that travel.';
