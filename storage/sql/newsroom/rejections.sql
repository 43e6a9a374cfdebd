-- What each edition's last runs rejected, every URL once.
WITH last_run AS MATERIALIZED (
    SELECT found.run_id, found.started_at
    FROM unnest(%(outlets)s::text[], %(editions)s::text[]) AS asked (outlet, edition)
    CROSS JOIN LATERAL (
        SELECT r.run_id, r.started_at FROM landing.run r
        WHERE r.outlet = asked.outlet AND r.edition = asked.edition
        ORDER BY r.started_at DESC, r.run_id
        LIMIT %(runs)s
    ) found
), once AS (
    SELECT DISTINCT ON (x.outlet, x.edition, x.url) x.outlet, x.edition, x.url, x.reason, x.page_class, l.started_at
    FROM last_run l JOIN ops.rejection x USING (run_id)
    ORDER BY x.outlet, x.edition, x.url, l.started_at DESC
), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY outlet, edition ORDER BY started_at DESC, url) AS place FROM once
)
SELECT outlet, edition, url, reason, page_class, started_at
FROM ranked
WHERE place <= %(shown)s
ORDER BY place;
