-- What was found waits; what was asked for has been tried once more, or is settled, and stays so where a later look at it
-- fails. In the order of keys, as above.
WITH met AS (
    SELECT outlet, edition, url_key, url, NULL AS ending, NULL::boolean AS settles FROM stage_found
    UNION ALL
    SELECT outlet, edition, url_key, url, ending, settles FROM stage_attempt
), latest AS (
    SELECT DISTINCT ON (outlet, edition, url_key) * FROM met
    ORDER BY outlet, edition, url_key, settles DESC NULLS LAST
), landed AS (
    INSERT INTO landing.frontier AS f (outlet, edition, url_key, url, tries, tried_at, settled_at, ending)
    SELECT outlet, edition, url_key, url, (settles IS FALSE)::integer, CASE WHEN NOT settles THEN now() END,
           CASE WHEN settles THEN now() END, ending
    FROM latest
    ORDER BY outlet, edition, url_key
    ON CONFLICT (outlet, edition, url_key) DO UPDATE
    SET tries = CASE WHEN excluded.settled_at IS NULL THEN f.tries + 1 ELSE 0 END,
        tried_at = coalesce(excluded.tried_at, f.tried_at),
        settled_at = coalesce(excluded.settled_at, f.settled_at),
        ending = excluded.ending
    WHERE excluded.ending IS NOT NULL
      AND (excluded.settled_at IS NULL OR f.settled_at IS NULL OR f.tries > 0 OR f.ending IS DISTINCT FROM excluded.ending)
    RETURNING 1
)
SELECT 'frontier', count(*) FROM landed;
