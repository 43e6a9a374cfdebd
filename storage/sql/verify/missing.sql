-- Rows whose bytes are not where they say, and rows of lost bytes that were found: each with a record that has the bytes,
-- where the archive holds one. A file that was moved is known by the name it was written under.
WITH astray AS MATERIALIZED (
    SELECT * FROM landing.capture c
    WHERE c.landed_at < %(began)s
      AND (%(outlets)s::text[] IS NULL OR (c.outlet, c.edition) IN (SELECT * FROM unnest(%(outlets)s::text[], %(editions)s::text[])))
      AND (c.lost_at IS NOT NULL
           OR c.retired_at IS NULL AND NOT EXISTS (
               SELECT FROM verify_record r
               WHERE r.file = c.archive_file AND r.record_offset = c.archive_offset AND r.record_length = c.archive_length
                 AND r.payload_digest = c.payload_digest
                 AND (c.archive_digest IS NULL OR r.archive_digest = c.archive_digest)))
)
SELECT c.capture_id, c.location, c.archive_file,
       found.file, found.record_offset, found.record_length, found.archive_digest,
       nullif(found.seen_at, c.captured_at)
FROM astray c
LEFT JOIN LATERAL (
    SELECT r.* FROM verify_record r
    WHERE r.payload_digest = c.payload_digest
      AND (r.capture_id = c.capture_id
           OR (r.base_name = regexp_replace(c.archive_file, '.*/', '') AND r.record_offset = c.archive_offset))
    ORDER BY r.seq
    LIMIT 1
) found ON true
WHERE c.retired_at IS NULL OR found.file IS NOT NULL
ORDER BY c.capture_id;
