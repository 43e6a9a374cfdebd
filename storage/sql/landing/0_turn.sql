-- In the order of editions, so that no two sessions wait for each other.
SELECT 'turns', count(landing.take_turn(outlet, edition))
FROM (
    SELECT outlet, edition FROM stage_capture
    UNION
    SELECT c.outlet, c.edition FROM stage_observation JOIN landing.capture c USING (capture_id)
    UNION
    SELECT outlet, edition FROM stage_absence
    ORDER BY 1, 2
) concerned;
