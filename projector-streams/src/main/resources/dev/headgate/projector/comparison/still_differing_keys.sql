SELECT count(*) OVER () AS differences, k.tenant_id::text AS tenant_id, k.id,
       o.aggregate_version AS old_version, n.aggregate_version AS new_version,
       (SELECT string_agg(was.key, ', ' ORDER BY was.key) FROM jsonb_each(to_jsonb(o)) was
         WHERE n.tenant_id IS NOT NULL AND was.value IS DISTINCT FROM to_jsonb(n) -> was.key) AS columns
  FROM unnest(CAST(:tenants AS uuid[]), :ids) AS k(tenant_id, id)
  LEFT JOIN <old>.<table> o ON o.tenant_id = k.tenant_id AND <o.id> = k.id
  LEFT JOIN <new>.<table> n ON n.tenant_id = k.tenant_id AND <n.id> = k.id
 WHERE o::text IS DISTINCT FROM n::text
 ORDER BY 2, 3
