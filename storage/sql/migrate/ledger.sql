-- What has been applied to this database; made before anything else.
CREATE SCHEMA IF NOT EXISTS ops;
COMMENT ON SCHEMA ops IS 'How the pipeline is doing: runs, dispositions, where fields came from.';

CREATE TABLE IF NOT EXISTS ops.migration (
    name text PRIMARY KEY,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE ops.migration IS 'The steps of the schema that this database has; `views` stands for all views.';
COMMENT ON COLUMN ops.migration.name IS 'The file in storage/migrations, without its suffix.';
COMMENT ON COLUMN ops.migration.sha256 IS 'SHA-256 of the text that was applied, in hex.';
COMMENT ON COLUMN ops.migration.applied_at IS 'When it was applied.';
