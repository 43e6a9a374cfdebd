-- Rows as they may stand in a warehouse that has only this migration.
INSERT INTO landing.run (run_id, outlet, edition, spider, source, arguments, reader_version, started_at)
VALUES ('00000000-0000-0000-0000-000000000001', 'herald', 'en', 'herald', 'live', '{}', 1, '2026-01-01T00:00Z');
INSERT INTO landing.capture (capture_id, outlet, edition, url, url_key, location, payload_digest, captured_at, source, status,
    media_type, headers, archive_file, archive_offset, archive_length)
VALUES ('00000000-0000-0000-0000-000000000002', 'herald', 'en', 'https://herald.example/1', 'path:/1', 'https://herald.example/1',
    'ab', '2026-01-01T00:00Z', 'live', 200, 'text/html', '[]', 'a.warc.gz', 0, 1);
INSERT INTO landing.observation VALUES ('00000000-0000-0000-0000-000000000002', '2026-01-01T00:00Z');
INSERT INTO landing.extraction (capture_id, reader_version, page_class, address_key, wording_hash, headline, body, authors,
    breadcrumbs, subheadings, tags, language, word_count, images, links, ticker, menu, notices, field_sources)
VALUES ('00000000-0000-0000-0000-000000000002', 1, 'article', 'path:/1', 'cd', 'Harbour opens', 'Ships came.', '{}', '{}', '{}',
    '{}', 'en', 2, '[]', '[]', '{"Fog lifts"}', '[]', '{}', '[]');
INSERT INTO landing.pending (capture_id) VALUES ('00000000-0000-0000-0000-000000000002');
INSERT INTO ops.disposition VALUES ('00000000-0000-0000-0000-000000000001', 'https://herald.example/1', 'stored', NULL,
    '00000000-0000-0000-0000-000000000002');
INSERT INTO landing.sighting VALUES ('herald', 'en', 'path:/1', 'https://herald.example/rss', '2026-01-01T00:00Z',
    '00000000-0000-0000-0000-000000000001', 'https://herald.example/1', 'Harbour opens', NULL);
