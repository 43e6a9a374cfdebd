-- In the order of ids here and below, so that two spiders with the same captures never wait for each other in a circle.
WITH landed AS (
    INSERT INTO landing.capture (
        capture_id, outlet, edition, url, url_key, location, payload_digest, captured_at, source, status, media_type,
        headers, archive_file, archive_offset, archive_length, time_is_known, run_id, archive_digest, opt_outs, withheld)
    SELECT capture_id, outlet, edition, url, url_key, location, payload_digest, captured_at, source, status, media_type,
           headers, archive_file, archive_offset, archive_length, time_is_known, run_id, archive_digest, opt_outs, withheld
    FROM stage_capture
    ORDER BY capture_id
    ON CONFLICT DO NOTHING
    RETURNING 1
), locked AS (
    -- An UPDATE would lock them in the order of its plan.
    SELECT c.capture_id FROM landing.capture c
    WHERE (c.retired_at IS NOT NULL OR c.withheld) AND c.capture_id IN (SELECT capture_id FROM stage_capture)
    ORDER BY c.capture_id
    FOR NO KEY UPDATE
), kept_again AS (
    -- The bytes of a capture that was retired came once more.
    UPDATE landing.capture c
    SET archive_file = s.archive_file, archive_offset = s.archive_offset, archive_length = s.archive_length,
        archive_digest = s.archive_digest, run_id = s.run_id, landed_at = now(), retired_at = NULL,
        lost_at = NULL, archived_at = s.captured_at
    FROM locked JOIN (SELECT DISTINCT ON (capture_id) * FROM stage_capture ORDER BY capture_id) s USING (capture_id)
    WHERE c.capture_id = locked.capture_id AND c.retired_at IS NOT NULL AND c.archive_file <> s.archive_file
), asked_for AS (
    UPDATE landing.capture c SET withheld = false
    FROM locked JOIN stage_capture s USING (capture_id)
    WHERE c.capture_id = locked.capture_id AND c.withheld AND NOT s.withheld AND c.retired_at IS NULL
)
SELECT 'captures', count(*) FROM landed;
