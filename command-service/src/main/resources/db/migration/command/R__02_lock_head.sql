-- Locks an aggregate's head, making it at version 0 when the aggregate is new. Whoever appends more than one aggregate in
-- a transaction calls it in (aggregate_type, aggregate_id) order, so that two of them cannot wait for each other.
CREATE OR REPLACE FUNCTION auth_gateway.lock_head(p_tenant uuid, p_type text, p_id text)
    RETURNS auth_gateway.aggregates
    LANGUAGE plpgsql SET search_path = auth_gateway, pg_temp AS $$
DECLARE
    head auth_gateway.aggregates;
BEGIN
    SELECT * INTO head FROM auth_gateway.aggregates a
     WHERE a.tenant_id = p_tenant AND a.aggregate_type = p_type AND a.aggregate_id = p_id
       FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO auth_gateway.aggregates (tenant_id, aggregate_type, aggregate_id, version, occurred_at)
        VALUES (p_tenant, p_type, p_id, 0, '-infinity')
            ON CONFLICT DO NOTHING;
        SELECT * INTO head FROM auth_gateway.aggregates a
         WHERE a.tenant_id = p_tenant AND a.aggregate_type = p_type AND a.aggregate_id = p_id
           FOR UPDATE;
    END IF;
    RETURN head;
END
$$;
REVOKE ALL ON FUNCTION auth_gateway.lock_head(uuid, text, text) FROM PUBLIC;
