-- The article of the capture that stands in the state before.
INSERT INTO news.article (article_id, outlet, edition, article_key, headline, authors, breadcrumbs, subheadings, tags, word_count,
    notices, first_captured_at, last_captured_at, revision_count, capture_id, reader_version, search)
VALUES ('00000000-0000-0000-0000-000000000003', 'herald', 'en', 'path:/1', 'Harbour opens', '{}', '{}', '{}', '{}', 2, '{}',
    '2026-01-01T00:00Z', '2026-01-01T00:00Z', 1, '00000000-0000-0000-0000-000000000002', 1, '');
-- Two files: one whose time was told, one of unknown age.
INSERT INTO landing.capture (capture_id, outlet, edition, url_key, location, payload_digest, captured_at, source, media_type,
    headers, archive_file, archive_offset, archive_length)
VALUES ('00000000-0000-0000-0000-000000000005', 'herald', 'en', 'content:a', 'aged.txt', 'a', '2020-01-01T00:00Z', 'file',
        'text/plain', '[]', 'a.warc.gz', 1, 1),
       ('00000000-0000-0000-0000-000000000006', 'herald', 'en', 'content:b', 'unaged.txt', 'b', now(), 'file', 'text/plain',
        '[]', 'a.warc.gz', 2, 1);
