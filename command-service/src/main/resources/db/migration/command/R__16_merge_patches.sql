-- States of aggregates without a decider: the same merge as the projector's state_projections.
CREATE OR REPLACE AGGREGATE auth_gateway.merge_patches(jsonb) (
    SFUNC = auth_gateway.merge_patch, STYPE = jsonb, INITCOND = '{}');
COMMENT ON AGGREGATE auth_gateway.merge_patches(jsonb)
    IS 'What an aggregate''s events merge to; give them as merge_patches(data ORDER BY aggregate_version).';
REVOKE ALL ON FUNCTION auth_gateway.merge_patches(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_gateway.merge_patches(jsonb) TO headgate_command, headgate_reader;
