-- Revisits of known captures of which no row says that they were seen then.
SELECT v.outlet, v.edition, v.capture_id, v.seen_at
FROM verify_record v
WHERE v.original_key IS NOT NULL AND v.capture_id IS NOT NULL AND v.file <> ALL (%(writing)s)
  AND NOT EXISTS (SELECT FROM landing.observation o WHERE o.capture_id = v.capture_id AND o.captured_at = v.seen_at)
ORDER BY v.seq;
