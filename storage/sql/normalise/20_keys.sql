-- The keys of the changed captures, as their newest reader found them. The former keys are noted too: captures that
-- were identified by way of them must be asked again.
CREATE TEMP TABLE work_key (outlet text, edition text, address_key text, content_key text, payload_digest text) ON COMMIT DROP;
INSERT INTO work_key
SELECT outlet, edition, address_key, content_key, payload_digest
FROM news.article_capture JOIN work_capture USING (capture_id);

-- A capture that the newest reader no longer takes for an article leaves its article.
DELETE FROM news.article_capture a
USING work_capture w
WHERE a.capture_id = w.capture_id
  AND NOT EXISTS (SELECT FROM landing.reading e WHERE e.capture_id = w.capture_id AND landing.is_article(e.page_class));

-- The article_id of a new capture is that of its own keys until the next step has looked at the others.
INSERT INTO news.article_capture AS a (
    capture_id, outlet, edition, native_key, address_key, content_key, payload_digest, captured_at, article_key, article_id)
SELECT c.capture_id, c.outlet, c.edition, e.native_key, e.address_key, e.content_key, c.payload_digest, seen.first_at, k.key,
       news.article_id(c.outlet, c.edition, k.key)
FROM work_capture w
JOIN landing.capture c USING (capture_id)
JOIN landing.reading e USING (capture_id)
-- What landed first need not have been seen first.
CROSS JOIN LATERAL (
    SELECT min(captured_at) AS first_at FROM landing.observation o WHERE o.capture_id = c.capture_id
) seen
CROSS JOIN LATERAL (
    SELECT coalesce(e.native_key, e.address_key, e.content_key, 'content:' || c.payload_digest)
) AS k (key)
WHERE landing.is_article(e.page_class)
ON CONFLICT (capture_id) DO UPDATE
SET native_key = excluded.native_key, address_key = excluded.address_key, content_key = excluded.content_key,
    captured_at = excluded.captured_at
WHERE (a.native_key, a.address_key, a.content_key, a.captured_at)
    IS DISTINCT FROM (excluded.native_key, excluded.address_key, excluded.content_key, excluded.captured_at);

INSERT INTO work_key
SELECT outlet, edition, address_key, content_key, payload_digest
FROM news.article_capture JOIN work_capture USING (capture_id);
ANALYZE work_key;

-- What came now may be most of what is there, and the next step's plan goes by the statistics.
DO $$
BEGIN
    IF 10 * (SELECT count(*) FROM work_capture)
        > (SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = 'news.article_capture'::regclass)
    THEN ANALYZE news.article_capture;
    END IF;
END $$;
