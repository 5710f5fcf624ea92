-- Roles belong to the server, not to the database, so they cannot be a migration of the database. Run again, it changes nothing.
DO $$
DECLARE
    role record;
BEGIN
    -- Several processes may start at once; roles have no "IF NOT EXISTS".
    PERFORM pg_advisory_xact_lock(hashtextextended('headgate/roles', 0));
    FOR role IN
        SELECT * FROM (VALUES
            ('headgate_owner',       'NOLOGIN'),            -- owns the schema and the append functions
            ('headgate_command',     'LOGIN'),              -- the command service
            ('headgate_relay',       'LOGIN REPLICATION'),  -- the relay
            ('headgate_reader',      'LOGIN'),              -- people and reports, one tenant at a time
            ('headgate_maintenance', 'LOGIN BYPASSRLS')     -- looks across tenants
        ) AS wanted (name, options)
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role.name) THEN
            EXECUTE format('CREATE ROLE %I %s', role.name, role.options);
        END IF;
    END LOOP;
    EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO headgate_owner', current_database());
END
$$
