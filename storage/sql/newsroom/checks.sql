-- The newest verdict on each check of each edition, what is wrong first. The newest are found in the index alone.
SELECT q.outlet, q.edition, q.check_name, q.verdict, q.detail, q.checked_at
FROM (
    SELECT q.outlet, q.edition, q.check_name, max(q.checked_at) AS checked_at
    FROM unnest(%(outlets)s::text[], %(editions)s::text[]) AS asked (outlet, edition)
    JOIN ops.quality q ON q.outlet = asked.outlet AND q.edition = asked.edition
    GROUP BY 1, 2, 3
) newest
JOIN ops.quality q USING (outlet, edition, check_name, checked_at)
ORDER BY array_position(ARRAY['failure', 'warning', 'unjudged', 'well'], q.verdict), q.check_name;
