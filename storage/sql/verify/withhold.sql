UPDATE landing.capture c SET withheld = told.withheld
FROM unnest(%(capture_ids)s::uuid[], %(withheld)s::boolean[]) AS told (capture_id, withheld)
WHERE c.capture_id = told.capture_id;
