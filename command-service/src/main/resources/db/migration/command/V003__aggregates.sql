-- One row an aggregate: its version and the state that decisions are made on. An append locks it, so the order of the
-- write-ahead log equals the order of versions.
CREATE TABLE auth_gateway.aggregates (
    tenant_id      uuid        NOT NULL,
    aggregate_type text        NOT NULL,
    aggregate_id   text        NOT NULL,
    version        bigint      NOT NULL,
    occurred_at    timestamptz NOT NULL,
    state          jsonb,
    state_version  integer,
    CONSTRAINT aggregates_pkey PRIMARY KEY (tenant_id, aggregate_type, aggregate_id),
    CONSTRAINT version_is_never_negative CHECK (version >= 0),
    CONSTRAINT state_carries_its_version CHECK ((state IS NULL) = (state_version IS NULL))
) WITH (fillfactor = 80); -- every append updates its row in place

COMMENT ON COLUMN auth_gateway.aggregates.occurred_at IS 'Of the last event; the next one is never earlier.';
COMMENT ON COLUMN auth_gateway.aggregates.state IS 'Folded so far by the decider; its form has state_version.';
