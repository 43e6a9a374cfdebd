-- A reading that understood nothing, since an outlet's rules were broken or not yet there, gives way to one that does.
WITH understood AS (
    SELECT e.capture_id, e.reader_version
    FROM landing.extraction e
    WHERE e.page_class = 'unknown'
      AND EXISTS (SELECT FROM stage_extraction s
                  WHERE s.capture_id = e.capture_id AND s.reader_version = e.reader_version
                    AND s.page_class <> 'unknown')
    ORDER BY e.capture_id
    FOR UPDATE
), gone AS (
    DELETE FROM landing.extraction e USING understood u
    WHERE e.capture_id = u.capture_id AND e.reader_version = u.reader_version
    RETURNING 1
)
SELECT 'understood', count(*) FROM gone;
