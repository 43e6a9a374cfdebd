-- The runs of an edition of the last day, and those among them that have another number of dispositions than URLs met.
SELECT count(*), count(*) FILTER (WHERE d.urls <> r.met), min(r.run_number) FILTER (WHERE d.urls <> r.met)
FROM landing.run r
CROSS JOIN LATERAL (
    SELECT count(*) AS urls FROM ops.disposition WHERE run_id = r.run_id AND run_started_at = r.started_at
) d
WHERE r.outlet = %(outlet)s AND r.edition = %(edition)s AND r.started_at > now() - interval '1 day' AND r.met IS NOT NULL;
