-- Whose wording changed after it was first seen, and how did the headline read before and after?
SELECT a.outlet, r.captured_at AS changed_at, before.headline AS headline_before, r.headline AS headline_after, a.url
FROM news.revision r
JOIN news.revision before ON before.article_id = r.article_id AND before.version = r.version - 1
JOIN news.article a ON a.article_id = r.article_id
ORDER BY r.captured_at DESC
LIMIT 20;
