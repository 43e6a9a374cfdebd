-- Which article does a capture show? This is the one place of the rule. Within one edition of one outlet,
--   1. a capture with a native key (the outlet's own id, found in the page) shows the article of that key;
--   2. one with an address takes the native key of the latest capture with the same address key that has one, else its
--      address key;
--   3. one without either takes what 1 and 2 give the latest capture with the same content key or the same bytes that
--      has a native or address key, else its own content key, else the digest of its bytes.
-- Only captures whose answer can have changed are asked: the changed ones; those with an address of theirs and no
-- native key; those without either that share content or bytes with one of all these.
CREATE TEMP TABLE work_answer (
    capture_id uuid PRIMARY KEY, outlet text, edition text, content_key text, payload_digest text, article_key text
) ON COMMIT DROP;

INSERT INTO work_answer
SELECT a.capture_id, a.outlet, a.edition, a.content_key, a.payload_digest, a.native_key
FROM news.article_capture a JOIN work_capture USING (capture_id)
WHERE a.native_key IS NOT NULL;

INSERT INTO work_answer
SELECT a.capture_id, a.outlet, a.edition, a.content_key, a.payload_digest,
       coalesce(
           (SELECT other.native_key
            FROM news.article_capture other
            WHERE other.outlet = a.outlet AND other.edition = a.edition AND other.address_key = a.address_key
              AND other.native_key IS NOT NULL
            ORDER BY other.captured_at DESC, other.capture_id DESC
            LIMIT 1),
           a.address_key)
FROM (SELECT DISTINCT outlet, edition, address_key FROM work_key WHERE address_key IS NOT NULL) k
JOIN news.article_capture a USING (outlet, edition, address_key)
WHERE a.native_key IS NULL;

INSERT INTO work_key SELECT outlet, edition, NULL, content_key, payload_digest FROM work_answer;
ANALYZE work_answer;

INSERT INTO work_answer
SELECT a.capture_id, a.outlet, a.edition, a.content_key, a.payload_digest,
       coalesce(
           (SELECT coalesce(asked.article_key, other.article_key)
            FROM (SELECT o.* FROM news.article_capture o
                  WHERE o.outlet = a.outlet AND o.edition = a.edition AND o.content_key = a.content_key
                  UNION ALL
                  SELECT o.* FROM news.article_capture o
                  WHERE o.outlet = a.outlet AND o.edition = a.edition AND o.payload_digest = a.payload_digest) other
            LEFT JOIN work_answer asked USING (capture_id)
            WHERE other.native_key IS NOT NULL OR other.address_key IS NOT NULL
            ORDER BY other.captured_at DESC, capture_id DESC
            LIMIT 1),
           a.content_key,
           'content:' || a.payload_digest)
FROM (
    SELECT o.*
    FROM (SELECT DISTINCT outlet, edition, content_key FROM work_key WHERE content_key IS NOT NULL) k
    JOIN news.article_capture o USING (outlet, edition, content_key)
    UNION
    SELECT o.*
    FROM (SELECT DISTINCT outlet, edition, payload_digest FROM work_key) k
    JOIN news.article_capture o USING (outlet, edition, payload_digest)
) a
WHERE a.native_key IS NULL AND a.address_key IS NULL;

INSERT INTO work_former
SELECT a.capture_id, a.article_id
FROM news.article_capture a JOIN work_answer USING (capture_id)
WHERE NOT EXISTS (SELECT FROM work_capture w WHERE w.capture_id = a.capture_id)
ON CONFLICT DO NOTHING;

UPDATE news.article_capture a
SET article_key = w.article_key, article_id = news.article_id(a.outlet, a.edition, w.article_key)
FROM work_answer w
WHERE a.capture_id = w.capture_id AND a.article_key <> w.article_key;
