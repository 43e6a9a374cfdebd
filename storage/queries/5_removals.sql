-- Which articles were taken down, for how long, and which of them came back?
SELECT a.outlet, a.headline, r.gone_from, r.back_at, coalesce(r.back_at, now()) - r.gone_from AS gone_for, a.url
FROM news.removal r JOIN news.article a USING (article_id)
ORDER BY r.gone_from DESC
LIMIT 20;
