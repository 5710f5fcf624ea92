-- 1024 buckets of keys, hashed on either side: those that differ, and how many keys there are.
WITH was AS (
  SELECT hashtextextended(t.tenant_id || '/' || <t.id>, 0) & 1023 AS bucket, count(*) AS keys,
         sum(hashtextextended(t::text, 0)) AS content
    FROM <old>.<table> t GROUP BY 1),
becomes AS (
  SELECT hashtextextended(t.tenant_id || '/' || <t.id>, 0) & 1023 AS bucket, count(*) AS keys,
         sum(hashtextextended(t::text, 0)) AS content
    FROM <new>.<table> t GROUP BY 1)
SELECT bucket, coalesce(becomes.keys, 0) AS keys,
       (was.keys, was.content) IS DISTINCT FROM (becomes.keys, becomes.content) AS differs
  FROM was FULL JOIN becomes USING (bucket)
