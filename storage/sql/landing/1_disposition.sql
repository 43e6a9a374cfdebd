-- The first ending of a URL in a run stands. What the same reader had read before this batch is not stored but unchanged:
-- readings of one version are compared with each other, so none may follow other rules than the rest.
WITH landed AS (
    INSERT INTO ops.disposition (run_id, url, ending, detail, capture_id, run_started_at)
    SELECT d.run_id, d.url,
           CASE WHEN d.ending = 'stored' AND e.capture_id IS NOT NULL THEN 'unchanged' ELSE d.ending END,
           CASE WHEN r.arguments ? 'reread' AND ROW(s.*) IS DISTINCT FROM ROW(e.*) AND d.ending = 'stored'
                     AND e.capture_id IS NOT NULL
                THEN 'read otherwise by this version of the reader before' ELSE d.detail END,
           d.capture_id, r.started_at
    FROM stage_disposition d
    LEFT JOIN landing.run r USING (run_id)
    LEFT JOIN landing.extraction e ON e.capture_id = d.capture_id AND e.reader_version = r.reader_version
    LEFT JOIN LATERAL (
        SELECT * FROM stage_extraction staged
        WHERE staged.capture_id = e.capture_id AND staged.reader_version = e.reader_version
        LIMIT 1
    ) s ON true
    ON CONFLICT DO NOTHING
    RETURNING ending
)
SELECT ending, count(*) FROM landed GROUP BY ending;
