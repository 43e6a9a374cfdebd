-- Of pages by their places in a list those without a row for them or for the time at which they were seen, and whether the
-- capture is there. A file counts once.
SELECT page.place, c.capture_id IS NOT NULL
FROM unnest(%(capture_ids)s::uuid[], %(seen_at)s::timestamptz[], %(are_files)s::boolean[])
     WITH ORDINALITY AS page (capture_id, seen_at, is_file, place)
LEFT JOIN landing.capture c USING (capture_id)
WHERE c.capture_id IS NULL
   OR NOT EXISTS (SELECT FROM landing.observation o
                  WHERE o.capture_id = page.capture_id AND (page.is_file OR o.captured_at = page.seen_at))
ORDER BY page.place;
