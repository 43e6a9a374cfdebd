-- Captures of an edition in the order in which the archive holds them, from behind one of them.
SELECT c.capture_id, c.url, c.location, c.media_type, c.status, c.headers, c.captured_at, c.time_is_known, c.source,
       c.payload_digest, c.opt_outs, c.archive_file, c.archive_offset, c.archive_length
FROM landing.capture c
WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.media_type = ANY (%(media_types)s) AND c.retired_at IS NULL
  AND NOT c.withheld
  AND (%(files)s::text[] IS NULL OR c.archive_file = ANY (%(files)s))
  AND (c.archive_file, c.archive_offset, c.capture_id) > (%(file)s, %(offset)s, %(capture_id)s)
  AND CASE WHEN %(rejected)s THEN 'rejected' = (
               SELECT d.ending FROM ops.disposition d WHERE d.capture_id = c.capture_id
               ORDER BY d.run_started_at DESC, d.run_id LIMIT 1)
           ELSE %(everything)s OR NOT EXISTS (
               SELECT FROM landing.extraction e
               WHERE e.capture_id = c.capture_id AND e.reader_version = %(reader_version)s) END
ORDER BY c.archive_file, c.archive_offset, c.capture_id
LIMIT %(count)s;
