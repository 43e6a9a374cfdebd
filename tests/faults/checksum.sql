-- Each row that must be the same whenever and however often a crawl was cut off, without the times of the clock. Feeds name
-- the same page at different hosts of the outlet, and a host that fails has mirrors: which one was asked is chance.
WITH everything (what, name, content) AS (
    SELECT 'article', coalesce(url, article_id::text), to_jsonb(a) - 'search' FROM news.article a
    UNION ALL
    SELECT 'revision', concat_ws(' ', article_id, version), to_jsonb(r) FROM news.revision r
    UNION ALL
    SELECT 'link', concat_ws(' ', article_id, kind, position), to_jsonb(l) FROM news.link l
    UNION ALL
    SELECT 'image', concat_ws(' ', article_id, position), to_jsonb(i) FROM news.image i
    UNION ALL
    SELECT 'reading', r.url, to_jsonb(r) FROM landing.extraction r
    UNION ALL
    SELECT 'capture', url, jsonb_build_object('capture_id', capture_id, 'withheld', withheld, 'status', status)
    FROM landing.capture
)
SELECT what, regexp_replace(name, '//(www\.)?presstv\.(ir|co\.uk)/', '//presstv/', 'g'),
       md5(regexp_replace((SELECT jsonb_object_agg(key, value) FROM jsonb_each(content)
                           WHERE key !~ '_at$' OR key IN ('published_at', 'modified_at'))::text,
                          '//(www\.)?presstv\.(ir|co\.uk)/', '//presstv/', 'g'))
FROM everything;
