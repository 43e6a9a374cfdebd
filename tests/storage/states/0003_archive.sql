-- A run that read the archive again.
INSERT INTO landing.run (run_id, outlet, edition, spider, source, arguments, reader_version, started_at)
VALUES ('00000000-0000-0000-0000-000000000004', 'herald', 'en', 'herald', 'archive', '{}', 1, '2026-01-02T00:00Z');
