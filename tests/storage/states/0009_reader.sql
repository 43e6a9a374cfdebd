-- Rows as they may stand in a warehouse that has only this migration and those before.
INSERT INTO landing.extraction (capture_id, reader_version, page_class, address_key, wording_hash, headline, body, body_html,
    authors, breadcrumbs, subheadings, tags, language, word_count, images, links, ticker, menu, notices, posts, field_sources)
VALUES ('00000000-0000-0000-0000-000000000002', 2, 'live_blog', 'path:/1', 'cd', 'Harbour opens', 'Ships came.',
    '<p>Ships came.</p>', '{}', '{}', '{}', '{}', 'en', 2, '[]', '[]', '{"Fog lifts"}', '[]', '{}',
    '[{"headline": "Fog", "body": "It lifts.", "posted_at": "2026-01-01T08:00:00+00:00", "posted_raw": "8:00", "author": null}]',
    '[{"field": "headline", "source": "css:h1", "confidence": 0.9}]');
INSERT INTO landing.pending (capture_id) VALUES ('00000000-0000-0000-0000-000000000002');
INSERT INTO news.live_post (article_id, position, body) SELECT article_id, 1, 'It lifts.' FROM news.article;
