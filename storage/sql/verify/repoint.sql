WITH found AS (
    SELECT * FROM unnest(%(capture_ids)s::uuid[], %(files)s::text[], %(offsets)s::bigint[], %(lengths)s::bigint[],
                         %(digests)s::text[], %(archived_at)s::timestamptz[])
         AS f (capture_id, file, record_offset, record_length, archive_digest, archived_at)
), locked AS (
    -- An UPDATE would lock them in the order of its plan; landings lock in that of ids.
    SELECT c.capture_id FROM landing.capture c
    WHERE c.capture_id IN (SELECT capture_id FROM found) AND (c.retired_at IS NULL OR c.lost_at IS NOT NULL)
    ORDER BY c.capture_id
    FOR NO KEY UPDATE
)
UPDATE landing.capture c
SET archive_file = found.file, archive_offset = found.record_offset, archive_length = found.record_length,
    archive_digest = found.archive_digest, archived_at = found.archived_at, retired_at = NULL, lost_at = NULL
FROM locked JOIN found USING (capture_id)
WHERE c.capture_id = locked.capture_id AND (c.retired_at IS NULL OR c.lost_at IS NOT NULL);
