-- Each row that must be the same whenever and however often a crawl was cut off, without the times of the clock. Feeds name
-- the same page at different hosts of the outlet, and a host that fails has mirrors: which one was asked is chance. So is
-- which page showed a line of the ticker or a menu last, and whether what is in the way for a while (404, consent) was met.
WITH in_the_way AS (
    SELECT capture_id FROM landing.capture WHERE payload_digest = %(wall)s
), everything (what, name, content) AS (
    SELECT 'article', coalesce(url, article_id::text), to_jsonb(a) - 'search' FROM news.article a
    UNION ALL
    SELECT 'revision', concat_ws(' ', article_id, version), to_jsonb(r) FROM news.revision r
    UNION ALL
    SELECT 'link', concat_ws(' ', article_id, kind, position), to_jsonb(l) FROM news.link l
    UNION ALL
    SELECT 'image', concat_ws(' ', article_id, position), to_jsonb(i) FROM news.image i
    UNION ALL
    SELECT 'removal', article_id::text, jsonb_build_object('is_back', back_at IS NOT NULL) FROM news.removal
    UNION ALL
    SELECT 'alias', former_article_id::text, to_jsonb(s) FROM news.article_alias s
    UNION ALL
    SELECT 'ticker', line, to_jsonb(t) - 'position' - 'capture_id' FROM news.ticker t
    UNION ALL
    SELECT 'menu', concat_ws(' ', kind, position), to_jsonb(m) - 'capture_id' FROM news.menu m
    UNION ALL
    SELECT 'reading', r.url, to_jsonb(r) FROM landing.extraction r
    WHERE r.capture_id NOT IN (SELECT capture_id FROM in_the_way)
    UNION ALL
    SELECT 'capture', url, jsonb_build_object('capture_id', capture_id, 'withheld', withheld, 'status', status)
    FROM landing.capture WHERE capture_id NOT IN (SELECT capture_id FROM in_the_way)
    UNION ALL
    -- How often it led elsewhere is how often it was asked; of what is gone tells news.removal.
    SELECT DISTINCT 'absence', url_key, jsonb_build_object('status', status, 'led_to', led_to)
    FROM landing.absence WHERE status NOT IN (404, 410)
)
SELECT what, regexp_replace(name, '//(www\.)?presstv\.(ir|co\.uk)/', '//presstv/', 'g'),
       md5(regexp_replace((SELECT jsonb_object_agg(key, value) FROM jsonb_each(content)
                           WHERE key !~ '_at$' OR key IN ('published_at', 'modified_at'))::text,
                          '//(www\.)?presstv\.(ir|co\.uk)/', '//presstv/', 'g'))
FROM everything;
