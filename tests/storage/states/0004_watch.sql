-- Rows as they may stand in a warehouse that has only this migration and those before.
INSERT INTO landing.sighting VALUES ('herald', 'en', 'path:/2', 'https://herald.example/rss', '2026-02-01T00:00Z',
    '00000000-0000-0000-0000-000000000001', 'https://herald.example/2', NULL, NULL);
INSERT INTO ops.quality (outlet, edition, check_name, checked_at, verdict, value, expected)
VALUES ('herald', 'en', 'understood', '2026-01-02T00:00Z', 'well', 0.99, 0.95);
INSERT INTO ops.alert (outlet, edition, kind, since, detail) VALUES ('herald', 'en', 'silence', '2026-01-02T00:00Z', 'nothing came');
INSERT INTO landing.retired_file (archive_file) VALUES ('old.warc.gz');
