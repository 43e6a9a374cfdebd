-- All that was asked was asked so much earlier.
WITH captures AS (
    UPDATE landing.capture SET captured_at = captured_at - %(by)s, archived_at = archived_at - %(by)s
), observations AS (
    UPDATE landing.observation SET captured_at = captured_at - %(by)s
), absences AS (
    UPDATE landing.absence SET seen_at = seen_at - %(by)s
), feeds AS (
    UPDATE landing.feed SET asked_at = asked_at - %(by)s, read_at = read_at - %(by)s, changed_at = changed_at - %(by)s,
                            archived_at = archived_at - %(by)s
), frontier AS (
    UPDATE landing.frontier SET found_at = found_at - %(by)s, tried_at = tried_at - %(by)s,
                                settled_at = settled_at - %(by)s
)
INSERT INTO landing.pending (capture_id) SELECT capture_id FROM landing.capture;
