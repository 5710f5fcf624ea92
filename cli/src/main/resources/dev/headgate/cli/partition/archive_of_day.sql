SELECT day, events, checksum, file, file_checksum FROM auth_gateway.event_archives WHERE day = ?::date
