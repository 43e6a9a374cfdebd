-- The archive files that hold such captures, and how many.
SELECT c.archive_file, count(*)
FROM landing.capture c
WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.media_type = ANY (%(media_types)s) AND c.retired_at IS NULL
  AND NOT c.withheld
  AND (%(files)s::text[] IS NULL OR c.archive_file = ANY (%(files)s))
  AND CASE WHEN %(rejected)s THEN 'rejected' = (
               SELECT d.ending FROM ops.disposition d WHERE d.capture_id = c.capture_id
               ORDER BY d.run_started_at DESC, d.run_id LIMIT 1)
           ELSE %(everything)s OR NOT EXISTS (
               SELECT FROM landing.extraction e
               WHERE e.capture_id = c.capture_id AND e.reader_version = %(reader_version)s) END
GROUP BY c.archive_file
ORDER BY c.archive_file;
