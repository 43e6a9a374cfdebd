-- Which alternative gave each field, over the newest articles read of each edition: as ops.field_source, which counts
-- by day, yet for so many articles only, so that the answer comes as quickly from a large warehouse.
WITH newest AS MATERIALIZED (
    SELECT asked.outlet, asked.edition, read.field_sources
    FROM unnest(%(outlets)s::text[], %(editions)s::text[]) AS asked (outlet, edition)
    CROSS JOIN LATERAL (
        SELECT e.field_sources
        FROM landing.capture c JOIN landing.reading e USING (capture_id)
        WHERE c.outlet = asked.outlet AND c.edition = asked.edition AND landing.is_article(e.page_class)
        ORDER BY c.captured_at DESC, c.capture_id
        LIMIT %(pages)s
    ) read
), counted AS (
    SELECT outlet, edition, count(*) AS pages FROM newest GROUP BY 1, 2
)
SELECT n.outlet, n.edition, f.field, f.source, count(*) AS filled, c.pages
FROM newest n JOIN counted c USING (outlet, edition)
CROSS JOIN LATERAL jsonb_to_recordset(n.field_sources) AS f (field text, source text)
GROUP BY n.outlet, n.edition, f.field, f.source, c.pages
ORDER BY filled DESC, f.source;
