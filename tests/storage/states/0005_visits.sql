-- Rows as they may stand in a warehouse that has only this migration and those before.
INSERT INTO landing.absence (outlet, edition, url_key, seen_at, status, url)
VALUES ('herald', 'en', 'path:/3', '2026-02-02T00:00Z', 404, 'https://herald.example/3');
INSERT INTO landing.frontier (outlet, edition, url_key, url) VALUES ('herald', 'en', 'path:/4', 'https://herald.example/4');
INSERT INTO landing.feed (outlet, edition, url, kind, first_seen_at)
VALUES ('herald', 'en', 'https://herald.example/rss', 'rss', '2026-02-01T00:00Z');
