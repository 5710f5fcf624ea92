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
            -- Decoding the log shows every tenant's events anyway. BYPASSRLS lets a repair read them with row_security
            -- off, so that a read that policies would cut short is an error instead of a shorter answer.
            ('headgate_relay',       'LOGIN REPLICATION BYPASSRLS'),
            ('headgate_reader',      'LOGIN'),              -- people and reports, one tenant at a time
            ('headgate_maintenance', 'LOGIN BYPASSRLS')     -- looks across tenants
        ) AS wanted (name, options)
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role.name) THEN
            EXECUTE format('CREATE ROLE %I %s', role.name, role.options);
        ELSE
            EXECUTE format('ALTER ROLE %I %s', role.name, role.options); -- made by an older release
        END IF;
    END LOOP;
    EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO headgate_owner', current_database());
END
$$
