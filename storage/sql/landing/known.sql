-- Settled is what is an article by the newest reading of some capture, and what came to another lasting end. What was out
-- of range, a consent wall, or not read at all is asked for again; what failed, when it has rested.
SELECT url_key, CASE max(rank) WHEN 3 THEN 'settled' WHEN 2 THEN 'rests' ELSE 'captured' END
FROM (
    SELECT c.url_key, CASE WHEN r.page_class = 'article' THEN 3 ELSE 1 END AS rank
    FROM landing.capture c LEFT JOIN landing.reading r USING (capture_id)
    WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.url_key = ANY (%(url_keys)s)
    UNION ALL
    SELECT f.url_key, CASE WHEN f.settled_at IS NULL THEN 2 ELSE 3 END
    FROM landing.frontier f
    WHERE f.outlet = %(outlet)s AND f.edition = %(edition)s AND f.url_key = ANY (%(url_keys)s)
      AND CASE WHEN f.settled_at IS NULL THEN f.tried_at > now() - landing.rest(f.tries)
               ELSE f.ending <> 'out_of_range' END
) met
GROUP BY url_key;
