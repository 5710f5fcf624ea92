-- An aggregate as it was: after its highest version at or before a time, after a version, or now. No row when there was
-- nothing yet. Types with a decider answer the state that decisions are made on; all others what their events merge to,
-- for which every one of them has to be there. Days may be missing from the log anywhere, so the version that was found is
-- the one that was asked for only where the next one is there to be later, or there is none: an older state is no answer.
--
-- Errors (SQLSTATE): HG003 no tenant; HG005 both a time and a version; HG020 versions it needs are no longer in the log;
-- HG021 more of them than are read for one question.
CREATE OR REPLACE FUNCTION auth_gateway.rebuild_state(
    aggregate_type text, aggregate_id text, as_of timestamptz DEFAULT NULL, version bigint DEFAULT NULL)
    RETURNS TABLE (aggregate_version bigint, event_id uuid, occurred_at timestamptz, state jsonb)
    LANGUAGE plpgsql STABLE SET search_path = auth_gateway, pg_temp
    SET enable_seqscan = off SET enable_sort = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
    tenant uuid := auth_gateway.required_tenant();
    head bigint;
    last auth_gateway.outbox;
    first bigint;
    merged record;
BEGIN
    IF rebuild_state.as_of IS NOT NULL AND rebuild_state.version IS NOT NULL THEN
        RAISE EXCEPTION 'as_of and version exclude each other' USING ERRCODE = 'HG005', HINT = 'Leave one of them out.';
    END IF;
    SELECT a.version INTO head FROM auth_gateway.aggregates a
     WHERE a.tenant_id = tenant AND a.aggregate_type = rebuild_state.aggregate_type
       AND a.aggregate_id = rebuild_state.aggregate_id AND a.version > 0;
    IF head IS NULL OR rebuild_state.version NOT BETWEEN 1 AND head THEN
        RETURN;
    END IF;

    SELECT o.* INTO last FROM auth_gateway.outbox o
     WHERE o.tenant_id = tenant AND o.aggregate_type = rebuild_state.aggregate_type
       AND o.aggregate_id = rebuild_state.aggregate_id
       AND o.aggregate_version <= coalesce(rebuild_state.version, head)
       AND o.occurred_at <= coalesce(rebuild_state.as_of, 'infinity')
     ORDER BY o.aggregate_version DESC LIMIT 1;
    SELECT o.aggregate_version INTO first FROM auth_gateway.outbox o
     WHERE o.tenant_id = tenant AND o.aggregate_type = rebuild_state.aggregate_type
       AND o.aggregate_id = rebuild_state.aggregate_id
     ORDER BY o.aggregate_version LIMIT 1;
    IF last.aggregate_version IS NULL AND first = 1 THEN
        RETURN; -- it came later
    END IF;

    IF last.aggregate_version = coalesce(rebuild_state.version, head)
       OR rebuild_state.as_of IS NOT NULL
          AND EXISTS (SELECT FROM auth_gateway.outbox o
                       WHERE o.tenant_id = tenant AND o.aggregate_type = rebuild_state.aggregate_type
                         AND o.aggregate_id = rebuild_state.aggregate_id
                         AND o.aggregate_version = last.aggregate_version + 1) THEN
        state := auth_gateway.decided_state(last.aggregate_type, last.event_type, last.data);
    ELSE
        first := NULL; -- nothing can be made of the rest
    END IF;
    IF state IS NULL AND first = 1 AND last.aggregate_version <= 50000 THEN
        SELECT count(*) AS events, auth_gateway.merge_patches(o.data ORDER BY o.aggregate_version) AS state INTO merged
          FROM auth_gateway.outbox o
         WHERE o.tenant_id = tenant AND o.aggregate_type = rebuild_state.aggregate_type
           AND o.aggregate_id = rebuild_state.aggregate_id
           AND o.aggregate_version <= last.aggregate_version AND o.occurred_at <= last.occurred_at;
        state := CASE WHEN merged.events = last.aggregate_version THEN merged.state END;
    ELSIF state IS NULL AND first = 1 THEN
        RAISE EXCEPTION '% versions are too many to be merged for one question', last.aggregate_version
            USING ERRCODE = 'HG021', HINT = 'Up to 50000 are; the projector''s state_projections has the newest state.';
    END IF;
    IF state IS NULL THEN
        RAISE EXCEPTION 'the log no longer has every version of % % that this state is made of',
                        rebuild_state.aggregate_type, rebuild_state.aggregate_id
            USING ERRCODE = 'HG020',
                  HINT = 'headgate partitions restore brings days back; the projector''s state_projections has the newest state.';
    END IF;
    RETURN QUERY SELECT last.aggregate_version, last.event_id, last.occurred_at, state;
END
$$;
COMMENT ON FUNCTION auth_gateway.rebuild_state(text, text, timestamptz, bigint)
    IS 'An aggregate''s state at a time or version, made anew from its events; no row when there was nothing yet.';
REVOKE ALL ON FUNCTION auth_gateway.rebuild_state(text, text, timestamptz, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.rebuild_state(text, text, timestamptz, bigint) TO headgate_command, headgate_reader;
