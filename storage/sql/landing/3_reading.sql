-- A file's time is that of its first crawl, so that fetching it again is no new observation.
WITH observed AS (
    INSERT INTO landing.observation (capture_id, captured_at)
    SELECT s.capture_id, CASE s.source WHEN 'file' THEN c.captured_at ELSE s.captured_at END
    FROM stage_capture s JOIN landing.capture c USING (capture_id)
    ORDER BY s.capture_id
    ON CONFLICT DO NOTHING
    RETURNING capture_id
), read AS (
    INSERT INTO landing.extraction
    SELECT * FROM stage_extraction ORDER BY capture_id, reader_version
    ON CONFLICT DO NOTHING
    RETURNING capture_id
), queued AS (
    INSERT INTO landing.pending (capture_id)
    SELECT capture_id FROM observed UNION SELECT capture_id FROM read
)
SELECT 'extractions', count(*) FROM read;
