-- When was an article taken down? At each of its addresses, what was seen falls into spells that begin with a page of some
-- article; an absence belongs to the article of its spell. A spell's first 404 or 410 counts when another confirms it, an
-- hour or more later. From then the article is gone from that address until a page of it is seen there again. It is gone
-- altogether while it is gone from one address and no other shows it: none of its spells lasts. A spell ends with the page
-- of another article, a redirect, or that it is gone. Files whose time is not known tell nothing of when.
DELETE FROM news.removal r USING work_article w WHERE r.article_id = w.article_id;

WITH absent AS (
    SELECT DISTINCT a.article_id
    FROM work_article w
    JOIN news.article_capture a USING (article_id)
    JOIN landing.capture c USING (capture_id)
    JOIN landing.absence b ON b.outlet = c.outlet AND b.edition = c.edition AND b.url_key = c.url_key
    WHERE b.status IN (404, 410)
), address AS (
    SELECT DISTINCT c.outlet, c.edition, c.url_key
    FROM absent JOIN news.article_capture USING (article_id) JOIN landing.capture c USING (capture_id)
    WHERE c.url IS NOT NULL
), event AS (
    SELECT c.outlet, c.edition, c.url_key, o.captured_at AS seen_at, a.article_id, a.capture_id, NULL::integer AS status
    FROM address
    JOIN landing.capture c USING (outlet, edition, url_key)
    JOIN news.article_capture a USING (capture_id)
    JOIN landing.observation o USING (capture_id)
    WHERE c.url IS NOT NULL AND c.time_is_known
    UNION ALL
    SELECT b.outlet, b.edition, b.url_key, b.seen_at, NULL, NULL, b.status
    FROM address JOIN landing.absence b USING (outlet, edition, url_key)
), numbered AS (
    SELECT *, count(article_id) OVER (
                  PARTITION BY outlet, edition, url_key ORDER BY seen_at, capture_id NULLS FIRST ROWS UNBOUNDED PRECEDING
              ) AS spell
    FROM event
), spell AS (
    SELECT outlet, edition, url_key, spell, (array_agg(article_id) FILTER (WHERE status IS NULL))[1] AS article_id,
           min(seen_at) FILTER (WHERE status IS NULL) AS seen_from,
           min(seen_at) FILTER (WHERE status NOT IN (404, 410)) AS led_away_from,
           array_agg(seen_at ORDER BY seen_at) FILTER (WHERE status IN (404, 410)) AS missed
    FROM numbered
    WHERE spell > 0
    GROUP BY 1, 2, 3, 4
), judged AS (
    SELECT s.article_id, s.seen_from, s.led_away_from, confirmed.at AS confirmed_at,
           CASE WHEN confirmed.at IS NOT NULL THEN s.missed[1] END AS gone_from,
           lead(s.seen_from) OVER (PARTITION BY s.outlet, s.edition, s.url_key ORDER BY s.spell) AS next_from,
           lead(s.seen_from) OVER (PARTITION BY s.outlet, s.edition, s.url_key, s.article_id ORDER BY s.spell) AS back_at
    FROM spell s
    CROSS JOIN LATERAL (
        SELECT min(missed) AS at FROM unnest(s.missed) AS missed WHERE missed >= s.missed[1] + interval '1 hour'
    ) confirmed
), gone AS (
    SELECT article_id,
           range_agg(tstzrange(gone_from, back_at)) FILTER (WHERE gone_from IS NOT NULL)
               - range_agg(tstzrange(seen_from, least(gone_from, led_away_from, next_from))) AS times
    FROM judged JOIN absent USING (article_id)
    GROUP BY article_id
)
INSERT INTO news.removal (article_id, gone_from, confirmed_at, back_at)
SELECT g.article_id, lower(time), greatest(lower(time), max(j.confirmed_at)), upper(time)
FROM gone g
CROSS JOIN LATERAL unnest(g.times) AS time
JOIN judged j ON j.article_id = g.article_id AND tstzrange(j.gone_from, j.back_at) @> lower(time) AND j.gone_from IS NOT NULL
GROUP BY g.article_id, time;
