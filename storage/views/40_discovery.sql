CREATE VIEW ops.completeness AS
WITH standing AS (
    SELECT l.outlet, l.edition, (l.first_seen_at AT TIME ZONE 'UTC')::date AS day, kept.is_removed,
           CASE WHEN kept.is_article THEN 'stored'
                WHEN f.ending IS NULL AND kept.captures = 0 AND missed.times = 0 THEN 'waiting'
                WHEN f.tries > 0 AND f.settled_at IS NULL THEN 'failed'
                WHEN f.ending = 'not_article' OR f.ending IS NULL AND kept.is_understood THEN 'not_article'
                WHEN f.ending IN ('redirected', 'out_of_range', 'other_edition', 'offsite', 'robots', 'opted_out') THEN 'left_out'
                WHEN missed.times > 0 THEN 'gone'
                WHEN kept.captures > 0 THEN 'rejected'
                ELSE 'failed' END AS state
    FROM landing.listed l
    LEFT JOIN landing.frontier f USING (outlet, edition, url_key)
    CROSS JOIN LATERAL (
        SELECT count(*) AS captures, coalesce(bool_or(landing.is_article(r.page_class)), false) AS is_article,
               coalesce(bool_or(r.page_class <> 'unknown'), false) AS is_understood,
               coalesce(bool_or(a.removed_at IS NOT NULL), false) AS is_removed
        FROM landing.capture c
        LEFT JOIN landing.reading r USING (capture_id)
        LEFT JOIN news.article_capture k USING (capture_id)
        LEFT JOIN news.article a USING (article_id)
        WHERE c.outlet = l.outlet AND c.edition = l.edition AND c.url_key = l.url_key
    ) kept
    CROSS JOIN LATERAL (
        SELECT count(*) AS times
        FROM landing.absence b
        WHERE b.outlet = l.outlet AND b.edition = l.edition AND b.url_key = l.url_key AND b.status IN (404, 410)
    ) missed
)
SELECT outlet, edition, day, count(*) AS listed,
       count(*) FILTER (WHERE state = 'stored') AS stored,
       count(*) FILTER (WHERE state = 'not_article') AS not_article,
       count(*) FILTER (WHERE state = 'left_out') AS left_out,
       count(*) FILTER (WHERE state = 'rejected') AS rejected,
       count(*) FILTER (WHERE state = 'gone') AS gone,
       count(*) FILTER (WHERE state = 'failed') AS failed,
       count(*) FILTER (WHERE state = 'waiting') AS waiting,
       count(*) FILTER (WHERE state = 'stored' AND is_removed) AS removed,
       round(count(*) FILTER (WHERE state = 'stored')
             / nullif(count(*) FILTER (WHERE state NOT IN ('not_article', 'left_out')), 0)::numeric, 3) AS share
FROM standing
GROUP BY outlet, edition, day;
COMMENT ON VIEW ops.completeness IS
    'Listed against stored: what became of the links that were first seen on a day in feeds, sitemaps and listings. Each '
    'link counts once, as it stands now: listed = stored + not_article + left_out + rejected + gone + failed + waiting. '
    'Ask for a range of days.';
COMMENT ON COLUMN ops.completeness.outlet IS 'The news brand.';
COMMENT ON COLUMN ops.completeness.edition IS 'The edition.';
COMMENT ON COLUMN ops.completeness.day IS
    'The day in UTC on which the link was first seen, also where the sighting itself is past retention.';
COMMENT ON COLUMN ops.completeness.listed IS 'How many links were first seen on that day.';
COMMENT ON COLUMN ops.completeness.stored IS 'How many of them are held as articles.';
COMMENT ON COLUMN ops.completeness.not_article IS 'How many are no article: a listing, a consent page, an error page.';
COMMENT ON COLUMN ops.completeness.left_out IS
    'How many were not to be had by rule: a redirect, out of range, another edition or host, robots.txt, opted out.';
COMMENT ON COLUMN ops.completeness.rejected IS 'How many were fetched and not understood.';
COMMENT ON COLUMN ops.completeness.gone IS 'How many gave 404 or 410 and were never stored.';
COMMENT ON COLUMN ops.completeness.failed IS 'How many gave no answer that could be kept; most are asked again.';
COMMENT ON COLUMN ops.completeness.waiting IS 'How many have not been asked for yet.';
COMMENT ON COLUMN ops.completeness.removed IS 'How many of the stored ones the outlet has taken down since.';
COMMENT ON COLUMN ops.completeness.share IS
    'stored / (listed - not_article - left_out), from 0 to 1; null where nothing was to be had.';

CREATE VIEW ops.feed AS
SELECT outlet, edition, url, kind, announced_in IS NULL AS declared,
       CASE WHEN asked_at IS NULL AND announced_in IS NOT NULL THEN 'announced'
            WHEN asked_at IS NULL THEN 'not asked yet'
            WHEN failures = 0 THEN 'well'
            ELSE 'failing' END AS status,
       read_at, changed_at, failures, articles, detail, announced_in, first_seen_at, asked_at
FROM landing.feed;
COMMENT ON VIEW ops.feed IS 'How each feed, sitemap and listing stands, and which ones a page, an index or robots.txt told of.';
COMMENT ON COLUMN ops.feed.outlet IS 'The news brand.';
COMMENT ON COLUMN ops.feed.edition IS 'The edition.';
COMMENT ON COLUMN ops.feed.url IS 'Its address.';
COMMENT ON COLUMN ops.feed.kind IS 'rss, atom, sitemap, sitemap_index or listing.';
COMMENT ON COLUMN ops.feed.declared IS 'Whether it stands in the edition''s file; else something else told of it.';
COMMENT ON COLUMN ops.feed.status IS
    'well; failing, and asked ever more seldom; announced, where it is only known of; not asked yet.';
COMMENT ON COLUMN ops.feed.read_at IS 'When it was last read, or said to be as it was.';
COMMENT ON COLUMN ops.feed.changed_at IS 'When it last came with other bytes than before.';
COMMENT ON COLUMN ops.feed.failures IS 'How often in a row it could not be read.';
COMMENT ON COLUMN ops.feed.articles IS 'How many links to articles it held when it was last read.';
COMMENT ON COLUMN ops.feed.detail IS 'What went wrong last; null while it is well.';
COMMENT ON COLUMN ops.feed.announced_in IS 'What told of it; null for a declared one.';
COMMENT ON COLUMN ops.feed.first_seen_at IS 'When it was first met.';
COMMENT ON COLUMN ops.feed.asked_at IS 'When it was last asked.';
