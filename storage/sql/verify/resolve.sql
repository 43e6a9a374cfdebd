-- Finds of each revisit the capture: by the record it refers to; else, where that is gone or was written again, by the rows.
UPDATE verify_record v
SET capture_id = found.capture_id
FROM verify_record r
CROSS JOIN LATERAL (
    SELECT capture_id FROM (
        SELECT o.capture_id, CASE WHEN o.seen_at = r.original_at THEN 1 ELSE 2 END AS rank
        FROM verify_record o
        WHERE o.outlet = r.outlet AND o.edition = r.edition AND o.url_key = r.original_key AND o.original_key IS NULL
          AND o.archive_digest = r.archive_digest AND o.capture_id IS NOT NULL
        UNION ALL
        SELECT c.capture_id, 3
        FROM landing.capture c
        WHERE c.outlet = r.outlet AND c.edition = r.edition AND c.url_key = r.original_key
          AND c.archive_digest = r.archive_digest
        UNION ALL
        SELECT c.capture_id, 4
        FROM landing.capture c JOIN landing.observation o USING (capture_id)
        WHERE c.outlet = r.outlet AND c.edition = r.edition AND c.url_key = r.original_key AND o.captured_at = r.original_at
    ) candidate
    ORDER BY rank, capture_id
    LIMIT 1
) found
WHERE r.seq = v.seq AND r.original_key IS NOT NULL;
