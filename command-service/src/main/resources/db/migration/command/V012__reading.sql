-- How the log is read page by page. A page is ordered by (tx_id, event_number), so every way into the log has an index that
-- ends in these two: a page is then the next rows of an index, however many millions stand before and behind it. Each
-- index makes every append dearer, so there is one for the tenant's whole log, one for each of the filters that leave
-- little over (type, user, correlation), and none for those that rarely do (created_by, aggregate_type): a page reads
-- a bounded stretch of another index and looks at them there. One aggregate's events have the index of its versions.
--
-- occurred_at at the end lets a span of time be told from the index, without the rows.
CREATE INDEX outbox_by_tenant ON auth_gateway.outbox (tenant_id, tx_id, event_number, occurred_at);
CREATE INDEX outbox_by_type ON auth_gateway.outbox (tenant_id, event_type, tx_id, event_number, occurred_at);
CREATE INDEX outbox_by_user ON auth_gateway.outbox (tenant_id, user_id, tx_id, event_number, occurred_at)
    WHERE user_id IS NOT NULL;
DROP INDEX auth_gateway.outbox_by_correlation; -- the same one, in the order of pages
CREATE INDEX outbox_by_correlation ON auth_gateway.outbox (tenant_id, correlation_id, tx_id, event_number);

-- How many events there are is asked often and would be counted over millions of rows. Events never change, so they are
-- counted once: event_counts has those of every transaction below counted_below, and whoever asks adds the few above it.
-- It is exact at every moment, and stays what it was when a partition leaves the log.
CREATE TABLE auth_gateway.event_counts (
    tenant_id      uuid    NOT NULL,
    day            date    NOT NULL,
    aggregate_type text    NOT NULL,
    event_type     text    NOT NULL,
    schema_version integer NOT NULL,
    events         bigint  NOT NULL,
    CONSTRAINT event_counts_pkey PRIMARY KEY (tenant_id, day, aggregate_type, event_type, schema_version),
    CONSTRAINT some_events_were_counted CHECK (events > 0)
);
CREATE TABLE auth_gateway.counted_below (
    only_row boolean NOT NULL DEFAULT true,
    tx_id    xid8    NOT NULL DEFAULT '0',
    CONSTRAINT counted_below_pkey PRIMARY KEY (only_row),
    CONSTRAINT there_is_one_row CHECK (only_row)
);
INSERT INTO auth_gateway.counted_below DEFAULT VALUES;

COMMENT ON TABLE auth_gateway.event_counts IS 'Events of transactions below counted_below, by UTC day and type; count_events() keeps it.';
COMMENT ON TABLE auth_gateway.counted_below IS 'Every event of a transaction below tx_id is in event_counts, and none of the others.';

ALTER TABLE auth_gateway.event_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth_gateway.event_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON auth_gateway.event_counts
    USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);

GRANT SELECT ON auth_gateway.event_counts, auth_gateway.counted_below
    TO headgate_command, headgate_reader, headgate_maintenance;
GRANT INSERT, UPDATE ON auth_gateway.event_counts TO headgate_maintenance;
GRANT UPDATE ON auth_gateway.counted_below TO headgate_maintenance;

-- Readers may know how far an aggregate is, not what its decisions are made on.
GRANT SELECT (tenant_id, aggregate_type, aggregate_id, version, occurred_at) ON auth_gateway.aggregates TO headgate_reader;
