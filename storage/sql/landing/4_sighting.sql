WITH landed AS (
    INSERT INTO landing.sighting (outlet, edition, url_key, seen_in, seen_at, run_id, url, title, published_at)
    SELECT outlet, edition, url_key, seen_in, seen_at, run_id, url, title, published_at
    FROM stage_sighting
    ON CONFLICT DO NOTHING
    RETURNING 1
), first_seen AS (
    INSERT INTO landing.listed (outlet, edition, url_key, first_seen_at)
    SELECT outlet, edition, url_key, min(seen_at) FROM stage_sighting
    GROUP BY outlet, edition, url_key
    ORDER BY outlet, edition, url_key
    ON CONFLICT DO NOTHING
)
SELECT 'sightings', count(*) FROM landed;
