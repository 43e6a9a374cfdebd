-- How the URLs of an edition's live runs of the last day ended.
SELECT d.ending, count(*)
FROM landing.run r JOIN ops.disposition d ON d.run_id = r.run_id AND d.run_started_at = r.started_at
WHERE r.outlet = %(outlet)s AND r.edition = %(edition)s AND r.source = 'live' AND r.started_at > now() - interval '1 day'
GROUP BY d.ending;
