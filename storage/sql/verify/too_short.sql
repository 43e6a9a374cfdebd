-- Rows whose file is not there, or ends before their record does.
SELECT c.location, c.archive_file
FROM landing.capture c LEFT JOIN verify_file f ON f.file = c.archive_file
WHERE c.retired_at IS NULL AND c.landed_at < %(began)s AND coalesce(f.size, -1) < c.archive_offset + c.archive_length
  AND (%(outlets)s::text[] IS NULL OR (c.outlet, c.edition) IN (SELECT * FROM unnest(%(outlets)s::text[], %(editions)s::text[])))
ORDER BY c.archive_file, c.archive_offset;
