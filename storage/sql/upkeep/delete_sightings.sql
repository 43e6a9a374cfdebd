-- Where other editions keep their rows of the same months for longer.
DELETE FROM landing.sighting s
USING unnest(%(outlets)s::text[], %(editions)s::text[], %(days)s::integer[]) AS k (outlet, edition, days)
WHERE s.outlet = k.outlet AND s.edition = k.edition
  AND s.seen_at < date_trunc('month', now() - make_interval(days => k.days));
