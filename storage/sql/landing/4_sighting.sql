WITH landed AS (
    INSERT INTO landing.sighting (outlet, edition, url_key, seen_in, seen_at, run_id, url, title, published_at)
    SELECT outlet, edition, url_key, seen_in, seen_at, run_id, url, title, published_at
    FROM stage_sighting
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT 'sightings', count(*) FROM landed;
