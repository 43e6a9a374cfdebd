-- What ran last in the breaking-news line of each edition?
SELECT outlet, edition, last_seen_at, position, line
FROM news.ticker
ORDER BY last_seen_at DESC, outlet, edition, position
LIMIT 5;
