SELECT coalesce(bool_or(pg_has_role(current_user, oid, 'MEMBER')), false)
  FROM pg_roles WHERE rolname = 'headgate_reader'
