-- The partitions of which no row is to be kept any longer, months that are over by then only.
WITH keep AS (
    SELECT * FROM unnest(%(outlets)s::text[], %(editions)s::text[], %(days)s::integer[]) AS k (outlet, edition, days)
)
SELECT s.tableoid::regclass::text
FROM landing.sighting s LEFT JOIN keep k USING (outlet, edition)
WHERE s.seen_at < date_trunc('month', now() - make_interval(days => %(least_days)s))
  AND s.tableoid <> 'landing.sighting_default'::regclass
GROUP BY s.tableoid
HAVING bool_and(coalesce(s.seen_at < date_trunc('month', now() - make_interval(days => k.days)), false));
