INSERT INTO landing.frontier AS f (outlet, edition, url_key, url)
SELECT %(outlet)s, %(edition)s, url_key, url FROM unnest(%(keys)s::text[], %(urls)s::text[]) AS asked (url_key, url)
ORDER BY url_key
ON CONFLICT (outlet, edition, url_key) DO UPDATE
SET settled_at = NULL, tries = 0, tried_at = NULL, ending = NULL, url = excluded.url;
