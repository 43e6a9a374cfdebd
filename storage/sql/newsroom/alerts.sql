-- The alerts of each edition whose trouble lasts.
SELECT alert.outlet, alert.edition, alert.detail, alert.raised_at
FROM unnest(%(outlets)s::text[], %(editions)s::text[]) AS asked (outlet, edition)
JOIN ops.alert ON alert.outlet = asked.outlet AND alert.edition = asked.edition
WHERE alert.resolved_at IS NULL
ORDER BY alert.raised_at DESC;
