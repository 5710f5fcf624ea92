-- The catalogue for SQL readers; mirrored from the files at start. "decided" types have a decider: appending them by hand
-- would leave its state behind.
CREATE TABLE auth_gateway.event_types (
    event_type     text    NOT NULL,
    schema_version integer NOT NULL,
    aggregate_type text    NOT NULL,
    topic          text    NOT NULL,
    owner          text    NOT NULL,
    description    text    NOT NULL,
    schema         jsonb   NOT NULL,
    CONSTRAINT event_types_pkey PRIMARY KEY (aggregate_type, event_type, schema_version)
);
