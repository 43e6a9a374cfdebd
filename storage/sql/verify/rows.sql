-- Rows whose bytes the archive should hold, those whose bytes were given up, and those whose bytes are lost.
SELECT count(*) FILTER (WHERE retired_at IS NULL), count(*) FILTER (WHERE retired_at IS NOT NULL AND lost_at IS NULL),
       count(*) FILTER (WHERE retired_at IS NOT NULL AND lost_at IS NOT NULL)
FROM landing.capture c
WHERE %(outlets)s::text[] IS NULL OR (c.outlet, c.edition) IN (SELECT * FROM unnest(%(outlets)s::text[], %(editions)s::text[]));
