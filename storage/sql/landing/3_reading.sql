-- A file's time is that of its first crawl, so that fetching it again is no new observation.
WITH seen AS (
    SELECT s.capture_id, CASE s.source WHEN 'file' THEN c.captured_at ELSE s.captured_at END AS captured_at
    FROM stage_capture s JOIN landing.capture c USING (capture_id)
    UNION
    SELECT s.capture_id, s.captured_at FROM stage_observation s JOIN landing.capture c USING (capture_id)
), observed AS (
    INSERT INTO landing.observation (capture_id, captured_at)
    SELECT capture_id, captured_at FROM seen
    ORDER BY capture_id, captured_at
    ON CONFLICT DO NOTHING
    RETURNING capture_id, captured_at
), read AS (
    INSERT INTO landing.extraction
    SELECT * FROM stage_extraction ORDER BY capture_id, reader_version
    ON CONFLICT DO NOTHING
    RETURNING capture_id
), told AS (
    -- What only confirms the bytes that were there before, with nothing else seen since, tells nothing of the article.
    SELECT o.capture_id
    FROM observed o
    JOIN landing.capture c USING (capture_id)
    CROSS JOIN LATERAL (
        SELECT max(captured_at) AS captured_at FROM landing.observation p
        WHERE p.capture_id = o.capture_id AND p.captured_at < o.captured_at
    ) former
    WHERE former.captured_at IS NULL
       OR EXISTS (SELECT FROM landing.capture other JOIN landing.observation p USING (capture_id)
                  WHERE other.outlet = c.outlet AND other.edition = c.edition AND other.url_key = c.url_key
                    AND other.capture_id <> c.capture_id AND p.captured_at >= former.captured_at)
       OR EXISTS (SELECT FROM landing.absence a
                  WHERE a.outlet = c.outlet AND a.edition = c.edition AND a.url_key = c.url_key
                    AND a.seen_at >= former.captured_at)
), queued AS (
    INSERT INTO landing.pending (capture_id)
    SELECT capture_id FROM told UNION SELECT capture_id FROM read
)
SELECT 'extractions', count(*) FROM read;
