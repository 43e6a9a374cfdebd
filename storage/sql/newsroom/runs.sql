-- The last runs of each edition, and how many URLs came to each ending.
WITH last_run AS MATERIALIZED (
    SELECT found.run_id
    FROM unnest(%(outlets)s::text[], %(editions)s::text[]) AS asked (outlet, edition)
    CROSS JOIN LATERAL (
        SELECT r.run_id FROM landing.run r
        WHERE r.outlet = asked.outlet AND r.edition = asked.edition
        ORDER BY r.started_at DESC, r.run_id
        LIMIT %(runs)s
    ) found
)
SELECT r.outlet, r.edition, r.source, r.started_at, r.status, r.detail, ended.endings
FROM last_run JOIN ops.run r USING (run_id)
CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_array(counted.ending, counted.urls) ORDER BY counted.urls DESC, counted.ending),
                    '[]') AS endings
    FROM (
        SELECT d.ending, count(*) AS urls
        FROM ops.disposition d
        WHERE d.run_id = r.run_id AND d.run_started_at = r.started_at
        GROUP BY d.ending
    ) counted
) ended
ORDER BY r.started_at DESC, r.run_id;
