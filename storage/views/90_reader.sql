-- The role that people and pages read with. Roles belong to the server, so one serves all warehouses on it.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dateline_reader') THEN
        CREATE ROLE dateline_reader NOLOGIN;
        COMMENT ON ROLE dateline_reader IS 'May read a Dateline warehouse, and nothing else: GRANT dateline_reader TO somebody.';
    END IF;
    IF NOT pg_has_role(current_user, 'dateline_reader', 'SET') THEN
        EXECUTE format('GRANT dateline_reader TO %I', current_user);
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;  -- another warehouse made it at the same time
    WHEN insufficient_privilege THEN
        RAISE WARNING 'role dateline_reader cannot be made: let an administrator CREATE ROLE dateline_reader, and GRANT it';
END
$$;

-- Whoever may hold a run's lock can make it look alive.
REVOKE EXECUTE ON FUNCTION ops.hold FROM PUBLIC;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'dateline_reader') THEN
        GRANT USAGE ON SCHEMA landing, news, ops TO dateline_reader;
        GRANT SELECT ON ALL TABLES IN SCHEMA landing, news, ops TO dateline_reader;
    END IF;
END
$$;
