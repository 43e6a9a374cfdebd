-- Where other editions keep their rows of the same months for longer.
DELETE FROM ops.disposition d
USING unnest(%(outlets)s::text[], %(editions)s::text[], %(days)s::integer[]) AS k (outlet, edition, days), landing.run r
WHERE r.outlet = k.outlet AND r.edition = k.edition AND d.run_id = r.run_id AND d.run_started_at = r.started_at
  AND d.run_started_at < date_trunc('month', now() - make_interval(days => k.days));
