-- Gives up the files of the archive whose captures are all past their edition's retention, counted from when they were
-- landed: an old page may have been read yesterday. Never a file to which a run that lives may still write.
WITH keep AS (
    SELECT * FROM unnest(%(outlets)s::text[], %(editions)s::text[], %(days)s::integer[]) AS k (outlet, edition, days)
), alive AS MATERIALIZED (
    SELECT run_id FROM landing.run WHERE outcome IS NULL AND ops.is_held(run_number)
), past AS (
    SELECT c.archive_file
    FROM landing.capture c LEFT JOIN keep k USING (outlet, edition)
    WHERE c.retired_at IS NULL
    GROUP BY c.archive_file
    HAVING bool_and(coalesce(c.landed_at < now() - make_interval(days => k.days), false)
                    AND (c.run_id IS NULL OR c.run_id NOT IN (SELECT run_id FROM alive)))
), noted AS (
    INSERT INTO landing.retired_file (archive_file) SELECT archive_file FROM past
    ON CONFLICT (archive_file) DO UPDATE SET deleted_at = NULL
), locked AS (
    -- An UPDATE would lock them in the order of its plan; landings lock in that of ids.
    SELECT c.capture_id FROM landing.capture c JOIN past USING (archive_file)
    WHERE c.retired_at IS NULL
    ORDER BY c.capture_id
    FOR NO KEY UPDATE OF c
)
UPDATE landing.capture c SET retired_at = now()
FROM locked WHERE c.capture_id = locked.capture_id AND c.retired_at IS NULL;
