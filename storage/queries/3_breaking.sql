-- What ran last in the breaking-news line of each outlet?
SELECT outlet, last_seen_at::date AS last_seen, line
FROM news.ticker
ORDER BY last_seen_at DESC, outlet, edition, position
LIMIT 5;
