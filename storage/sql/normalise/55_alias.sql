-- By which other ids may people know an article? By those of the addresses of its captures, and of the content of captures
-- without an address: each is the id that the capture would give an article if it were the only one. Where captures of
-- several articles have such an id in common, it is that of the one first seen last. Only keys of captures and articles that
-- changed are asked.
CREATE TEMP TABLE work_alias ON COMMIT DROP AS
SELECT news.article_id(outlet, edition, key) AS former_article_id, outlet, edition, key
FROM (
    SELECT outlet, edition, address_key AS key FROM work_key
    UNION
    SELECT outlet, edition, content_key FROM work_key
    UNION
    SELECT outlet, edition, 'content:' || payload_digest FROM work_key
    UNION
    SELECT outlet, edition, content_key FROM work_answer
    UNION
    SELECT outlet, edition, article_key FROM work_gone
    UNION
    SELECT outlet, edition, article_key FROM work_row
) keys
WHERE key IS NOT NULL;
ANALYZE work_alias;

DELETE FROM news.article_alias s USING work_alias w WHERE s.former_article_id = w.former_article_id;

INSERT INTO news.article_alias (former_article_id, article_id)
SELECT DISTINCT ON (k.former_article_id) k.former_article_id, a.article_id
FROM work_alias k
CROSS JOIN LATERAL (
    SELECT * FROM news.article_capture c
    WHERE c.outlet = k.outlet AND c.edition = k.edition AND c.address_key = k.key
    UNION ALL
    SELECT * FROM news.article_capture c
    WHERE c.outlet = k.outlet AND c.edition = k.edition AND c.content_key = k.key
      AND c.native_key IS NULL AND c.address_key IS NULL
    UNION ALL
    SELECT * FROM news.article_capture c
    WHERE c.outlet = k.outlet AND c.edition = k.edition AND c.payload_digest = substr(k.key, length('content:') + 1)
      AND c.content_key IS NULL AND c.native_key IS NULL AND c.address_key IS NULL
) a
WHERE NOT EXISTS (SELECT FROM news.article is_one WHERE is_one.article_id = k.former_article_id)
ORDER BY k.former_article_id, a.captured_at DESC, a.capture_id DESC;
