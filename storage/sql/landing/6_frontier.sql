-- What was found waits, also where it was once left out for its day. What was asked for is settled, or has been tried once
-- more; what was settled stays so where a later look at it fails. In the order of keys, as above.
WITH met AS (
    SELECT outlet, edition, url_key, url, NULL AS ending, NULL::integer AS settles_after FROM stage_found
    UNION ALL
    SELECT outlet, edition, url_key, url, ending, settles_after FROM stage_attempt
), latest AS (
    SELECT DISTINCT ON (outlet, edition, url_key) * FROM met
    ORDER BY outlet, edition, url_key, settles_after NULLS LAST
), landed AS (
    INSERT INTO landing.frontier AS f (outlet, edition, url_key, url, tries, tried_at, settled_at, ending)
    SELECT outlet, edition, url_key, url, (settles_after > 1)::integer, CASE WHEN settles_after > 1 THEN now() END,
           CASE WHEN settles_after = 1 THEN now() END, ending
    FROM (SELECT outlet, edition, url_key, url, ending, coalesce(settles_after, 0) AS settles_after FROM latest) l
    ORDER BY outlet, edition, url_key
    ON CONFLICT (outlet, edition, url_key) DO UPDATE
    SET tries = CASE WHEN excluded.tries > 0 THEN f.tries + 1 ELSE 0 END,
        tried_at = CASE WHEN excluded.ending IS NULL THEN NULL ELSE coalesce(excluded.tried_at, f.tried_at) END,
        settled_at = CASE WHEN excluded.ending IS NULL THEN NULL
                          WHEN f.tries + 1 >= (SELECT l.settles_after FROM latest l
                                               WHERE (l.outlet, l.edition, l.url_key) = (f.outlet, f.edition, f.url_key))
                          THEN now() ELSE coalesce(excluded.settled_at, f.settled_at) END,
        ending = excluded.ending
    WHERE CASE WHEN excluded.ending IS NULL THEN f.ending = 'out_of_range'
               ELSE excluded.tries > 0 OR f.settled_at IS NULL OR f.tries > 0 OR f.ending IS DISTINCT FROM excluded.ending END
    RETURNING 1
)
SELECT 'frontier', count(*) FROM landed;
