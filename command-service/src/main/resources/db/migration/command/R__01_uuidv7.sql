-- RFC 9562, section 5.7. PostgreSQL has its own from 18 on, but takes the clock where we need a given millisecond.
CREATE OR REPLACE FUNCTION auth_gateway.uuidv7(millis bigint) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    -- 74 random bits; version 4 and our variant are the same two bits
    bytes bytea := overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send(millis) FROM 3) FROM 1 FOR 6);
BEGIN
    RETURN encode(set_byte(bytes, 6, (get_byte(bytes, 6) & 15) | 112), 'hex')::uuid;
END
$$;
COMMENT ON FUNCTION auth_gateway.uuidv7(bigint) IS 'A UUIDv7 of the given millisecond since 1970.';
