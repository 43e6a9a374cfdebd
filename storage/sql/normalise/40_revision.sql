-- A revision starts where the wording differs from that of the arrival before, as one and the same reader read both: the
-- newest reader that has read the two. Where none has, nothing is said, so that a new reader never fakes an edit. A text
-- rendering and a web page differ in how they are read, so each is compared with its own kind only. A page without an
-- address of its own only claims to be this article, at a time that nobody vouches for: it is no edit, and the first
-- wording only where nothing else is there.
CREATE TEMP TABLE work_seen ON COMMIT DROP AS
SELECT a.article_id, a.capture_id, arrival.captured_at,
       c.url IS NULL AS claims, CASE WHEN c.media_type = 'text/plain' THEN 'plain' ELSE 'html' END AS family
FROM work_article w
JOIN news.article_capture a USING (article_id)
JOIN landing.capture c USING (capture_id)
JOIN landing.arrival USING (capture_id);
ANALYZE work_seen;

DELETE FROM news.revision_start r USING work_article w WHERE r.article_id = w.article_id;

WITH following AS (
    SELECT *,
           lag(capture_id) OVER (PARTITION BY article_id, claims, family ORDER BY captured_at, capture_id) AS former,
           row_number() OVER (PARTITION BY article_id ORDER BY claims, captured_at, capture_id) AS place
    FROM work_seen
), started AS (
    SELECT f.article_id, f.family, f.captured_at, f.capture_id, wording.reader_version,
           CASE WHEN wording.differs THEN f.former END AS compared_with
    FROM following f
    LEFT JOIN LATERAL landing.wording(f.capture_id, f.former) AS wording ON NOT f.claims AND f.former <> f.capture_id
    WHERE f.place = 1 OR wording.differs
), compared AS (
    -- What the edit before had changed, to tell whether this one takes it back.
    SELECT *, lag(compared_with) OVER (PARTITION BY article_id, family ORDER BY captured_at, capture_id) AS before_that
    FROM started
), judged AS (
    SELECT c.*, EXISTS (SELECT FROM landing.wording(c.capture_id, c.before_that) w WHERE NOT w.differs) AS takes_back
    FROM compared c
)
INSERT INTO news.revision_start (article_id, version, captured_at, capture_id, compared_with, reader_version, flicker)
SELECT article_id, row_number() OVER (PARTITION BY article_id ORDER BY captured_at, capture_id), captured_at, capture_id,
       compared_with, reader_version,
       takes_back OR lead(takes_back, 1, false) OVER chain OR lead(takes_back, 2, false) OVER chain
FROM judged
WINDOW chain AS (PARTITION BY article_id, family ORDER BY captured_at, capture_id);
