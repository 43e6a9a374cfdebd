-- Marks captures whose bytes are nowhere. The addresses of those that came from the live web wait to be fetched again: a
-- killed verify leaves both or neither, for it does not look twice at what is marked.
WITH locked AS (
    -- An UPDATE would lock them in the order of its plan; landings lock in that of ids.
    SELECT c.capture_id FROM landing.capture c
    WHERE c.capture_id = ANY (%(capture_ids)s) AND c.retired_at IS NULL
    ORDER BY c.capture_id
    FOR NO KEY UPDATE
), lost AS (
    UPDATE landing.capture c SET retired_at = now(), lost_at = now()
    FROM locked
    WHERE c.capture_id = locked.capture_id AND c.retired_at IS NULL
    RETURNING c.outlet, c.edition, c.url_key, c.url, c.source, c.captured_at
)
INSERT INTO landing.frontier AS f (outlet, edition, url_key, url)
SELECT DISTINCT ON (outlet, edition, url_key) outlet, edition, url_key, url FROM lost
WHERE source = 'live' AND url IS NOT NULL
ORDER BY outlet, edition, url_key, captured_at DESC
ON CONFLICT (outlet, edition, url_key) DO UPDATE SET settled_at = NULL, tries = 0, tried_at = NULL, url = excluded.url;
