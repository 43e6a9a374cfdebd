-- Articles that live crawls fetched and that are due to be looked at again: since the first time one of the steps has
-- passed, and nobody has looked since then. After a first 404 or 410 an hour later, so that it is confirmed or refuted, and
-- then each time after as long as it has been gone, for it may come back. What failed rests.
WITH recent AS (
    SELECT url_key FROM landing.capture
    WHERE outlet = %(outlet)s AND edition = %(edition)s AND source = 'live' AND captured_at > now() - %(horizon)s
    UNION
    SELECT url_key FROM landing.absence
    WHERE outlet = %(outlet)s AND edition = %(edition)s AND seen_at > now() - %(horizon)s AND status IN (404, 410)
), looked AS (
    SELECT r.url_key, seen.first_at, seen.last_at, gone.first_at AS gone_at, gone.last_at AS still_gone_at,
           greatest(seen.last_at, led.last_at) AS asked_at
    FROM recent r
    CROSS JOIN LATERAL (
        SELECT min(o.captured_at) AS first_at, max(o.captured_at) AS last_at
        FROM landing.capture c JOIN landing.observation o USING (capture_id)
        WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.url_key = r.url_key AND c.source = 'live'
    ) seen
    CROSS JOIN LATERAL (
        SELECT max(seen_at) AS last_at FROM landing.absence a
        WHERE a.outlet = %(outlet)s AND a.edition = %(edition)s AND a.url_key = r.url_key
    ) led
    CROSS JOIN LATERAL (
        SELECT min(seen_at) AS first_at, max(seen_at) AS last_at FROM landing.absence a
        WHERE a.outlet = %(outlet)s AND a.edition = %(edition)s AND a.url_key = r.url_key AND a.seen_at > seen.last_at
          AND a.status IN (404, 410)
    ) gone
), due AS (
    SELECT url_key, first_at FROM looked
    WHERE (EXISTS (SELECT FROM unnest(%(steps)s::interval[]) step
                   WHERE first_at + step <= now() AND asked_at < first_at + step)
           OR still_gone_at + greatest(still_gone_at - gone_at, interval '1 hour') <= now()
           OR still_gone_at < gone_at + interval '1 hour' AND gone_at <= now() - interval '1 hour')
      AND NOT EXISTS (SELECT FROM landing.frontier f
                      WHERE f.outlet = %(outlet)s AND f.edition = %(edition)s AND f.url_key = looked.url_key AND f.tries > 0
                        AND f.tried_at > now() - landing.rest(f.tries))
)
-- Bytes that were given up are asked for without condition.
SELECT page.*
FROM due
CROSS JOIN LATERAL (
    SELECT c.url, c.capture_id, c.payload_digest,
           CASE WHEN c.retired_at IS NULL THEN c.headers ELSE '[]' END AS headers,
           coalesce(c.archived_at, c.captured_at) AS archived_at,
           CASE WHEN c.retired_at IS NULL THEN c.archive_digest END AS archive_digest
    FROM landing.capture c JOIN landing.observation o USING (capture_id)
    WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.url_key = due.url_key AND c.url IS NOT NULL
      AND NOT c.withheld
      AND EXISTS (SELECT FROM landing.reading r WHERE r.capture_id = c.capture_id AND landing.is_article(r.page_class))
    ORDER BY o.captured_at DESC, c.capture_id DESC
    LIMIT 1
) page
ORDER BY due.first_at DESC, due.url_key
LIMIT %(count)s;
