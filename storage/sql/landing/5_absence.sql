WITH landed AS (
    INSERT INTO landing.absence (outlet, edition, url_key, seen_at, status, url, led_to, run_id)
    SELECT outlet, edition, url_key, seen_at, status, url, led_to, run_id FROM stage_absence
    ORDER BY outlet, edition, url_key, seen_at
    ON CONFLICT DO NOTHING
    RETURNING outlet, edition, url_key
), queued AS (
    INSERT INTO landing.pending (capture_id)
    SELECT DISTINCT c.capture_id FROM landed JOIN landing.capture c USING (outlet, edition, url_key)
)
SELECT 'absences', count(*) FROM landed;
