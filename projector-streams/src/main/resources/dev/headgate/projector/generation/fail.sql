WITH failed AS (
  UPDATE headgate.generations SET state = 'failed', since = clock_timestamp(), problem = :problem
   WHERE generation = :generation AND state IN ('requested', 'building', 'comparing', 'differs', 'accepted', 'returning', 'kept')
  RETURNING generation)
INSERT INTO headgate.replay_audit (action, subject, details)
SELECT 'generation_failed', 'g' || generation, jsonb_build_object('problem', :problem) FROM failed
