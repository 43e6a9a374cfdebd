-- What was found before and no longer is, such as an alternative that had fallen silent: without a last row it would
-- stand as the newest verdict for ever.
INSERT INTO ops.quality (outlet, edition, check_name, checked_at, verdict, detail)
SELECT q.outlet, q.edition, q.check_name, %(checked_at)s, 'well', 'no longer found'
FROM (
    SELECT check_name, max(checked_at) AS checked_at
    FROM ops.quality
    WHERE outlet = %(outlet)s AND edition = %(edition)s AND check_name <> ALL (%(names)s::text[])
    GROUP BY check_name
) newest
JOIN ops.quality q USING (check_name, checked_at)
WHERE q.outlet = %(outlet)s AND q.edition = %(edition)s AND q.verdict IN ('failure', 'warning');
