-- Twenty minutes pass for whatever rests after a failure: the first rest is a quarter of an hour.
WITH feeds AS (
    UPDATE landing.feed SET asked_at = asked_at - interval '20 minutes' WHERE failures > 0
)
UPDATE landing.frontier SET tried_at = tried_at - interval '20 minutes' WHERE tries > 0;
