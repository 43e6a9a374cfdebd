-- In the order of ids here and below, so that two spiders with the same captures never wait for each other in a circle.
WITH landed AS (
    INSERT INTO landing.capture (
        capture_id, outlet, edition, url, url_key, location, payload_digest, captured_at, source, status, media_type,
        headers, archive_file, archive_offset, archive_length, time_is_known, run_id)
    SELECT capture_id, outlet, edition, url, url_key, location, payload_digest, captured_at, source, status, media_type,
           headers, archive_file, archive_offset, archive_length, time_is_known, run_id
    FROM stage_capture
    ORDER BY capture_id
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT 'captures', count(*) FROM landed;
