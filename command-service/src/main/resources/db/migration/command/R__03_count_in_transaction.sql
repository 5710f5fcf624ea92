-- Refuses a transaction that would not fit one Kafka transaction: the relay ships whole transactions, and one that is too
-- large would stop it for ever. The count lives in a setting of the transaction, bound to its id.
DROP FUNCTION IF EXISTS auth_gateway.count_in_transaction(bigint); -- counted one event at a time
CREATE OR REPLACE FUNCTION auth_gateway.count_in_transaction(p_events bigint, p_bytes bigint) RETURNS void
    LANGUAGE plpgsql SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    this_transaction text := pg_current_xact_id()::text;
    counted text[] := string_to_array(current_setting('headgate.counted', true), '/');
    events bigint := p_events;
    bytes bigint := p_bytes;
BEGIN
    IF counted[1] = this_transaction THEN
        events := events + counted[2]::bigint;
        bytes := bytes + counted[3]::bigint;
    END IF;
    IF events > 10000 OR bytes > 33554432 THEN
        RAISE EXCEPTION 'a transaction holds at most 10,000 events and 32 MiB'
            USING ERRCODE = 'HG002', DETAIL = format('It would hold %s events and %s bytes.', events, bytes),
                  HINT = 'Commit in smaller batches.';
    END IF;
    PERFORM set_config('headgate.counted', this_transaction || '/' || events || '/' || bytes, true);
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.count_in_transaction(bigint, bigint) FROM PUBLIC;
