-- What the reader's rules make of columns that are older.
COMMENT ON COLUMN news.article.standfirst IS
    'The summary that is printed by itself, and is no part of body; else the description that the page declares. '
    'An introduction with which the text opens stands in body alone.';
COMMENT ON COLUMN news.article.byline IS
    'Who wrote it: the printed line, where it is taken whole (a declared outlet, a text rendering), else the names alone.';

CREATE FUNCTION news.article_id(outlet text, edition text, article_key text) RETURNS uuid
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- The first half of a SHA-256, marked as a UUID of version 8 (RFC 9562).
    SELECT encode(set_byte(set_byte(digest, 6, get_byte(digest, 6) & 15 | 128), 8, get_byte(digest, 8) & 63 | 128),
                  'hex')::uuid
    FROM (SELECT substring(sha256(convert_to(concat_ws(E'\n', outlet, edition, article_key), 'UTF8')) FOR 16)) AS d (digest)
$$;
COMMENT ON FUNCTION news.article_id IS 'The id of the article that a key means at an edition.';

CREATE VIEW news.article_seen AS
SELECT a.article_id, seen.last_at AS last_seen_at, greatest(seen.last_at, missed.last_at) AS last_looked_at,
       seen.looks + missed.looks AS looks, missed.looks AS missed
FROM news.article a
CROSS JOIN LATERAL (
    SELECT max(o.captured_at) AS last_at, count(*) AS looks
    FROM news.article_capture c JOIN landing.observation o USING (capture_id)
    WHERE c.article_id = a.article_id
) seen
CROSS JOIN LATERAL (
    SELECT max(b.seen_at) AS last_at, count(*) AS looks
    FROM (SELECT DISTINCT p.outlet, p.edition, p.url_key
          FROM news.article_capture c JOIN landing.capture p USING (capture_id)
          WHERE c.article_id = a.article_id) address
    JOIN landing.absence b USING (outlet, edition, url_key)
) missed;
COMMENT ON VIEW news.article_seen IS
    'How often and when each article was looked at: fetched, confirmed to be as it was, or missed at its address.';
COMMENT ON COLUMN news.article_seen.article_id IS 'The article.';
COMMENT ON COLUMN news.article_seen.last_seen_at IS 'When a page of it was last fetched, or confirmed to be as it was.';
COMMENT ON COLUMN news.article_seen.last_looked_at IS 'When it was last looked at, whether it was there or not.';
COMMENT ON COLUMN news.article_seen.looks IS 'How often it was looked at.';
COMMENT ON COLUMN news.article_seen.missed IS 'How many of these times its address gave 404, 410 or a redirect.';
