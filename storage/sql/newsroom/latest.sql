-- Per edition: how many articles, the newest of them, when anything was last fetched. A claim of the future is no news.
SELECT asked.outlet, asked.edition, held.articles, newest.published_at, newest.published_on, newest.published_precision,
       newest.headline, fetched.captured_at
FROM unnest(%(outlets)s::text[], %(editions)s::text[]) AS asked (outlet, edition)
CROSS JOIN LATERAL (
    SELECT count(*) AS articles FROM news.article a WHERE a.outlet = asked.outlet AND a.edition = asked.edition
) held
LEFT JOIN LATERAL (
    SELECT a.published_at, a.published_on, a.published_precision, a.headline
    FROM news.article a
    WHERE a.outlet = asked.outlet AND a.edition = asked.edition
      AND (a.published_at <= now()
           OR a.published_precision <> 'minute' AND a.published_at <= now() + interval '12 hours')
    ORDER BY a.published_at DESC
    LIMIT 1
) newest ON true
LEFT JOIN LATERAL (
    SELECT c.captured_at FROM landing.capture c
    WHERE c.outlet = asked.outlet AND c.edition = asked.edition
    ORDER BY c.captured_at DESC
    LIMIT 1
) fetched ON true;
