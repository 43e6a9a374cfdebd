-- The later one stands, whoever writes last.
INSERT INTO landing.host_file AS f (origin, path, fetched_at, status, body, etag, last_modified)
VALUES (%(origin)s, %(path)s, %(fetched_at)s, %(status)s, %(body)s, %(etag)s, %(last_modified)s)
ON CONFLICT (origin, path) DO UPDATE
SET fetched_at = excluded.fetched_at, status = excluded.status, body = excluded.body, etag = excluded.etag,
    last_modified = excluded.last_modified
WHERE f.fetched_at <= excluded.fetched_at;
