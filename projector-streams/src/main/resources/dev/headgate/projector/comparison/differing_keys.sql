SELECT count(*) OVER () AS differences, coalesce(o.tenant_id, n.tenant_id)::text AS tenant_id, coalesce(<o.id>, <n.id>) AS id,
       o.aggregate_version AS old_version, n.aggregate_version AS new_version,
       (SELECT string_agg(was.key, ', ' ORDER BY was.key) FROM jsonb_each(to_jsonb(o)) was
         WHERE n.tenant_id IS NOT NULL AND was.value IS DISTINCT FROM to_jsonb(n) -> was.key) AS columns
  FROM <old>.<table> o FULL JOIN <new>.<table> n ON n.tenant_id = o.tenant_id AND <n.id> = <o.id>
 WHERE o::text IS DISTINCT FROM n::text
   AND hashtextextended(coalesce(o.tenant_id, n.tenant_id) || '/' || coalesce(<o.id>, <n.id>), 0) & 1023 = ANY (:buckets)
 ORDER BY 2, 3 LIMIT 1000
