-- Rows as they may stand in a warehouse that has only this migration and those before.
INSERT INTO landing.host_file (origin, path, fetched_at, status, body)
VALUES ('https://herald.example', '/robots.txt', '2026-02-03T00:00Z', 200, 'User-agent: *');
INSERT INTO landing.pace (outlet, free_at) VALUES ('herald', '2026-02-03T00:00Z');
INSERT INTO landing.host (host, rest_until, failures) VALUES ('herald.example', '2026-02-03T00:10Z', 1);
