INSERT INTO auth_gateway.event_archives AS a (day, events, checksum, file, file_checksum)
VALUES (?::date, ?, ?, ?, ?)
    ON CONFLICT ON CONSTRAINT event_archives_pkey DO UPDATE
   SET events = excluded.events, checksum = excluded.checksum, file = excluded.file, file_checksum = excluded.file_checksum,
       archived_at = excluded.archived_at
RETURNING a.day
