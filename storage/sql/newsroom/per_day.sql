-- How many articles each edition published on each day of its own calendar.
SELECT asked.outlet, asked.edition, a.published_on, count(*) AS articles
FROM unnest(%(outlets)s::text[], %(editions)s::text[]) AS asked (outlet, edition)
JOIN news.article a ON a.outlet = asked.outlet AND a.edition = asked.edition
WHERE a.published_on BETWEEN %(first)s AND %(last)s
GROUP BY 1, 2, 3;
