-- The best matches, with how exactly their dates are known.
SELECT found.outlet, found.edition, found.headline, found.url, found.snippet, found.page_class, a.published_at,
       a.published_on, a.published_precision
FROM news.search(%(query)s, max_results => %(limit)s) WITH ORDINALITY AS found
JOIN news.article a USING (article_id)
ORDER BY found.ordinality;
