-- What ran last in the breaking-news line of each outlet?
SELECT outlet, last_seen_at::date AS last_seen, line
FROM (
    SELECT *, row_number() OVER (PARTITION BY outlet, edition ORDER BY last_seen_at DESC, position) AS place
    FROM news.ticker
) newest
WHERE place <= 3
ORDER BY outlet, edition, place;
