-- Settled is what is an article by the newest reading of some capture, and what came to another lasting end. What was out
-- of range, a consent wall, or not read at all is asked for again; what failed, when it has rested; and what was gone an
-- hour ago or earlier, since a feed shows it.
SELECT url_key,
       CASE CASE WHEN bool_or(is_gone) THEN 1 ELSE max(rank) END WHEN 3 THEN 'settled' WHEN 2 THEN 'rests' ELSE 'captured' END
FROM (
    SELECT c.url_key, CASE WHEN landing.is_article(r.page_class) THEN 3 ELSE 1 END AS rank, false AS is_gone
    FROM landing.capture c LEFT JOIN landing.reading r USING (capture_id)
    WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.url_key = ANY (%(url_keys)s)
    UNION ALL
    SELECT f.url_key, CASE WHEN f.settled_at IS NULL THEN 2 ELSE 3 END, false
    FROM landing.frontier f
    WHERE f.outlet = %(outlet)s AND f.edition = %(edition)s AND f.url_key = ANY (%(url_keys)s)
      AND CASE WHEN f.settled_at IS NULL THEN f.tried_at > now() - landing.rest(f.tries)
               ELSE f.ending <> 'out_of_range' END
    UNION ALL
    SELECT a.url_key, 0, true
    FROM (SELECT url_key, max(seen_at) AS seen_at FROM landing.absence
          WHERE outlet = %(outlet)s AND edition = %(edition)s AND url_key = ANY (%(url_keys)s) AND status IN (404, 410)
          GROUP BY url_key) a
    WHERE a.seen_at < now() - interval '1 hour'
      AND EXISTS (SELECT FROM landing.capture c
                  WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.url_key = a.url_key)
      AND NOT EXISTS (SELECT FROM landing.capture c JOIN landing.observation o USING (capture_id)
                      WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.url_key = a.url_key
                        AND o.captured_at > a.seen_at)
) met
GROUP BY url_key;
