-- Which files of the archive may go: by the spider in their names, as storage/archive.py writes it, those begun since this
-- warehouse had its first run of that spider and before the retention, or before a run that lives and may still write.
WITH keep AS (
    SELECT * FROM unnest(%(outlets)s::text[], %(editions)s::text[], %(days)s::integer[]) AS k (outlet, edition, days)
), alive AS MATERIALIZED (
    SELECT run_id FROM landing.run WHERE outcome IS NULL AND ops.is_held(run_number)
)
SELECT regexp_replace(r.spider, '[^A-Za-z0-9_]', '_', 'g'),
       date_trunc('second', min(r.started_at)),
       least(now() - make_interval(days => max(k.days)),
             date_trunc('second', min(r.started_at) FILTER (WHERE a.run_id IS NOT NULL)))
FROM landing.run r LEFT JOIN keep k USING (outlet, edition) LEFT JOIN alive a USING (run_id)
GROUP BY 1
HAVING bool_and(k.days IS NOT NULL);
