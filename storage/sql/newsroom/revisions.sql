-- The newest changed wordings of each edition: before and after.
SELECT asked.outlet, asked.edition, changed.url, changed.version, changed.captured_at,
       before.headline AS headline_before, after.headline AS headline_after,
       before.standfirst IS DISTINCT FROM after.standfirst AS standfirst_changed,
       before.body IS DISTINCT FROM after.body AS body_changed
FROM unnest(%(outlets)s::text[], %(editions)s::text[]) AS asked (outlet, edition)
CROSS JOIN LATERAL (
    SELECT s.article_id, s.version, s.captured_at, a.url
    FROM news.revision_start s JOIN news.article a USING (article_id)
    WHERE a.outlet = asked.outlet AND a.edition = asked.edition AND s.version > 1
    ORDER BY s.captured_at DESC, s.article_id
    LIMIT %(shown)s
) changed
JOIN news.revision after ON after.article_id = changed.article_id AND after.version = changed.version
JOIN news.revision before ON before.article_id = changed.article_id AND before.version = changed.version - 1
ORDER BY changed.captured_at DESC, changed.article_id;
