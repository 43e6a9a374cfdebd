-- An hour ahead at most: whatever stood here, nobody waits for longer.
INSERT INTO landing.pace AS p (outlet, free_at)
VALUES (%(outlet)s, clock_timestamp() + %(delay)s::interval)
ON CONFLICT (outlet) DO UPDATE
SET free_at = least(greatest(p.free_at, clock_timestamp()), clock_timestamp() + interval '1 hour') + %(delay)s::interval
RETURNING free_at - %(delay)s::interval - clock_timestamp();
