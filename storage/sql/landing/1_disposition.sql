-- The first ending of a URL in a run stands. What the same reader had read before this batch is not stored but unchanged.
WITH landed AS (
    INSERT INTO ops.disposition (run_id, url, ending, detail, capture_id, run_started_at)
    SELECT d.run_id, d.url,
           CASE WHEN d.ending = 'stored' AND e.capture_id IS NOT NULL THEN 'unchanged' ELSE d.ending END,
           d.detail, d.capture_id, r.started_at
    FROM stage_disposition d
    LEFT JOIN landing.run r USING (run_id)
    LEFT JOIN landing.extraction e ON e.capture_id = d.capture_id AND e.reader_version = r.reader_version
    ON CONFLICT DO NOTHING
    RETURNING ending
)
SELECT ending, count(*) FROM landed GROUP BY ending;
