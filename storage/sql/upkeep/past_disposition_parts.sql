-- The partitions of which no row is to be kept any longer, months that are over by then only.
WITH keep AS (
    SELECT * FROM unnest(%(outlets)s::text[], %(editions)s::text[], %(days)s::integer[]) AS k (outlet, edition, days)
)
SELECT d.tableoid::regclass::text
FROM ops.disposition d
JOIN landing.run r ON r.run_id = d.run_id AND r.started_at = d.run_started_at
LEFT JOIN keep k USING (outlet, edition)
WHERE d.run_started_at < date_trunc('month', now() - make_interval(days => %(least_days)s))
  AND d.tableoid <> 'ops.disposition_default'::regclass
GROUP BY d.tableoid
HAVING bool_and(coalesce(d.run_started_at < date_trunc('month', now() - make_interval(days => k.days)), false));
