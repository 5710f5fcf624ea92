-- A generation's schema is named after it, and the public views say which one is shown.
SELECT DISTINCT CAST(substr(t.nspname, length('projection_g') + 1) AS int) AS generation
  FROM pg_rewrite r
  JOIN pg_class v ON v.oid = r.ev_class AND v.relkind = 'v'
  JOIN pg_namespace n ON n.oid = v.relnamespace AND n.nspname = 'public'
  JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
  JOIN pg_class c ON c.oid = d.refobjid
  JOIN pg_namespace t ON t.oid = c.relnamespace AND t.nspname ~ '^projection_g[0-9]+$'
 WHERE v.relname IN ('auth_users_view', 'auth_sessions_view', 'auth_api_keys_view', 'state_projections')
