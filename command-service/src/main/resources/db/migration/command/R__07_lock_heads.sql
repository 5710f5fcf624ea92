-- Locks the heads of a batch in (aggregate_type, aggregate_id) order, as everybody does who locks more than one, so that two
-- cannot wait for each other. Most batches are of aggregates that are there: those are locked in one statement. Heads
-- never go, so what was there before the locks is there.
CREATE OR REPLACE FUNCTION auth_gateway.lock_heads(p_tenant uuid, p_batch jsonb) RETURNS void
    LANGUAGE plpgsql SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    head record;
BEGIN
    PERFORM auth_gateway.refuse_decided_type(p.aggregate_type)
       FROM (SELECT DISTINCT aggregate_type FROM auth_gateway.proposals(p_batch)) AS p;
    IF EXISTS (
        SELECT FROM auth_gateway.proposals(p_batch) AS p
         WHERE p.aggregate_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM auth_gateway.aggregates AS a
             WHERE a.tenant_id = p_tenant AND a.aggregate_type = p.aggregate_type AND a.aggregate_id = p.aggregate_id))
    THEN
        FOR head IN
            SELECT DISTINCT aggregate_type AS type, aggregate_id AS id
              FROM auth_gateway.proposals(p_batch)
             WHERE aggregate_id IS NOT NULL
             ORDER BY 1, 2
        LOOP
            PERFORM auth_gateway.lock_head(p_tenant, head.type, head.id);
        END LOOP;
    ELSE
        PERFORM
           FROM auth_gateway.aggregates AS a
           JOIN (SELECT DISTINCT aggregate_type, aggregate_id FROM auth_gateway.proposals(p_batch)) AS p
             ON a.tenant_id = p_tenant AND a.aggregate_type = p.aggregate_type AND a.aggregate_id = p.aggregate_id
          ORDER BY a.aggregate_type, a.aggregate_id
            FOR UPDATE OF a;
    END IF;
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.lock_heads(uuid, jsonb) FROM PUBLIC;
