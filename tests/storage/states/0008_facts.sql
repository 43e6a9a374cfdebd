-- Rows as they may stand in a warehouse that has only this migration and those before.
INSERT INTO news.removal (article_id, gone_from, confirmed_at)
SELECT article_id, '2026-02-03T00:00Z', '2026-02-03T01:00Z' FROM news.article;
INSERT INTO landing.listed (outlet, edition, url_key, first_seen_at) VALUES ('herald', 'en', 'path:/3', '2026-02-01T00:00Z');
