WITH told AS (
    SELECT * FROM unnest(%(capture_ids)s::uuid[], %(withheld)s::boolean[]) AS t (capture_id, withheld)
), locked AS (
    -- An UPDATE would lock them in the order of its plan; landings lock in that of ids.
    SELECT c.capture_id FROM landing.capture c
    WHERE c.capture_id IN (SELECT capture_id FROM told)
    ORDER BY c.capture_id
    FOR NO KEY UPDATE
)
UPDATE landing.capture c SET withheld = told.withheld
FROM locked JOIN told USING (capture_id)
WHERE c.capture_id = locked.capture_id;
