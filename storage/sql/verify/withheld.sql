-- Captures of which the archive says otherwise than their rows whether they may be read. Withheld is what was withheld each
-- time it was seen; a note that takes it back is for good.
WITH noted AS (
    SELECT r.capture_id, n.noted_at, bool_or(n.withheld) AS withheld, bool_or(NOT n.withheld) AS taken_back
    FROM verify_note n JOIN verify_record r USING (base_name, record_offset)
    WHERE r.capture_id IS NOT NULL
    GROUP BY r.capture_id, n.noted_at
), taken_back AS (
    SELECT DISTINCT capture_id FROM noted WHERE taken_back
), told AS (
    SELECT r.capture_id, bool_and(coalesce(n.withheld, false) AND b.capture_id IS NULL) AS withheld
    FROM verify_record r
    LEFT JOIN noted n ON n.capture_id = r.capture_id AND n.noted_at = r.seen_at
    LEFT JOIN taken_back b ON b.capture_id = r.capture_id
    WHERE r.is_sighting AND r.capture_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM verify_record w WHERE w.capture_id = r.capture_id AND w.file = ANY (%(writing)s))
    GROUP BY r.capture_id
)
SELECT told.capture_id, told.withheld, coalesce(c.run_id = ANY (%(run_ids)s), false)
FROM told JOIN landing.capture c USING (capture_id)
WHERE c.withheld <> told.withheld AND (c.landed_at < %(began)s OR c.run_id = ANY (%(run_ids)s));
