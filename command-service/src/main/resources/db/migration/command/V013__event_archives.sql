-- What is known of a day that has left the log, or is about to: where its archive is and what it holds. A day's table is
-- dropped only when its row is here and the table holds exactly what the row says; the row outlives the table, so that
-- whoever misses the day is told where it is.
CREATE TABLE auth_gateway.event_archives (
    day           date        NOT NULL,
    events        bigint      NOT NULL,
    checksum      text        NOT NULL,
    file          text        NOT NULL,
    file_checksum text        NOT NULL,
    archived_at   timestamptz NOT NULL DEFAULT now(),
    dropped_at    timestamptz,
    restored_at   timestamptz,
    CONSTRAINT event_archives_pkey PRIMARY KEY (day),
    CONSTRAINT events_are_counted CHECK (events >= 0),
    CONSTRAINT checksum_is_sha256_in_hex CHECK (checksum ~ '^[0-9a-f]{64}$'),
    CONSTRAINT file_checksum_is_sha256_in_hex CHECK (file_checksum ~ '^[0-9a-f]{64}$'),
    CONSTRAINT only_what_was_dropped_is_restored CHECK (restored_at IS NULL OR dropped_at IS NOT NULL)
);
COMMENT ON TABLE auth_gateway.event_archives IS 'The days that were archived; event_partitions() shows them beside the partitions.';
COMMENT ON COLUMN auth_gateway.event_archives.checksum IS 'sha256_chain over the day''s events; see event_partition_digest.';
COMMENT ON COLUMN auth_gateway.event_archives.file IS 'Where the archive was written: JSON lines, gzip. It holds personal data.';
COMMENT ON COLUMN auth_gateway.event_archives.file_checksum IS 'SHA-256 in hex of the file as it is.';
COMMENT ON COLUMN auth_gateway.event_archives.restored_at IS 'Since then the day is part of the log again.';
GRANT SELECT ON auth_gateway.event_archives TO headgate_maintenance;
