-- Which other articles do the outlets put around their own, and in which box?
SELECT a.outlet, l.kind, l.section, l.title, count(*) AS seen_on
FROM news.link l JOIN news.article a USING (article_id)
GROUP BY a.outlet, l.kind, l.section, l.title
ORDER BY seen_on DESC, a.outlet, l.kind, min(l.position)
LIMIT 8;
