-- A month passes for whatever rests after a failure.
WITH feeds AS (
    UPDATE landing.feed SET asked_at = asked_at - interval '30 days' WHERE failures > 0
)
UPDATE landing.frontier SET tried_at = tried_at - interval '30 days' WHERE tries > 0;
