-- Where consumers that pull the log are, by name, so that they need no store of their own. A position and not the opaque
-- text that clients see: a text is sealed under the server's pepper, and a new pepper must not lose anybody's place.
CREATE TABLE auth_gateway.event_cursors (
    tenant_id    uuid        NOT NULL,
    name         text        NOT NULL,
    tx_id        xid8        NOT NULL,
    event_number bigint      NOT NULL,
    version      bigint      NOT NULL,
    updated_by   text        NOT NULL,
    updated_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT event_cursors_pkey PRIMARY KEY (tenant_id, name),
    CONSTRAINT cursor_has_a_name CHECK (name ~ '^[A-Za-z0-9._-]{1,100}$'),
    CONSTRAINT cursor_version_begins_at_one CHECK (version >= 1)
) WITH (fillfactor = 70); -- updated in place

COMMENT ON TABLE auth_gateway.event_cursors IS 'Named positions of pull consumers: everything up to (tx_id, event_number) is done.';
COMMENT ON COLUMN auth_gateway.event_cursors.version IS 'Grows with each move; whoever moves a cursor says which version it saw.';

ALTER TABLE auth_gateway.event_cursors ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth_gateway.event_cursors FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON auth_gateway.event_cursors
    USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE ON auth_gateway.event_cursors TO headgate_command;
GRANT SELECT ON auth_gateway.event_cursors TO headgate_reader, headgate_maintenance;
