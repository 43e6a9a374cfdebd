UPDATE landing.capture c
SET archive_file = found.file, archive_offset = found.record_offset, archive_length = found.record_length,
    archive_digest = found.archive_digest, archived_at = found.archived_at, retired_at = NULL, lost_at = NULL
FROM unnest(%(capture_ids)s::uuid[], %(files)s::text[], %(offsets)s::bigint[], %(lengths)s::bigint[], %(digests)s::text[],
            %(archived_at)s::timestamptz[])
     AS found (capture_id, file, record_offset, record_length, archive_digest, archived_at)
WHERE c.capture_id = found.capture_id AND (c.retired_at IS NULL OR c.lost_at IS NOT NULL);
