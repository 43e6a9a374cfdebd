-- The archive files that hold such captures, and how many.
SELECT c.archive_file, count(*)
FROM landing.capture c
WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.media_type = ANY (%(media_types)s) AND c.retired_at IS NULL
  AND (%(files)s::text[] IS NULL OR c.archive_file = ANY (%(files)s))
  AND (%(everything)s OR NOT EXISTS (
      SELECT FROM landing.extraction e WHERE e.capture_id = c.capture_id AND e.reader_version = %(reader_version)s))
GROUP BY c.archive_file
ORDER BY c.archive_file;
