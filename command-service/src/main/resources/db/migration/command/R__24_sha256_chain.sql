-- One checksum for any number of lines, in their order, in constant memory: each link is the SHA-256 of the link before it
-- and the line. Any language can follow it, which is how an archive is compared with its table.
CREATE OR REPLACE FUNCTION auth_gateway.sha256_link(link bytea, line text) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN sha256(link || convert_to(line, 'UTF8'));
END
$$;
CREATE OR REPLACE AGGREGATE auth_gateway.sha256_chain(text) (
    SFUNC = auth_gateway.sha256_link,
    STYPE = bytea,
    INITCOND = '\x0000000000000000000000000000000000000000000000000000000000000000'
);
COMMENT ON AGGREGATE auth_gateway.sha256_chain(text)
    IS 'SHA-256 of the last link and the line, from 32 zero bytes on. Feed it in a fixed order.';
