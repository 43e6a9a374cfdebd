-- A revision starts where the wording differs from that of the observation before, as one and the same reader read
-- both: the newest reader that has read the two. Where none has, nothing is said, so that a new reader never fakes an
-- edit. A text rendering and a web page differ in how they are read, so each is compared with its own kind only. A page
-- without an address of its own only claims to be this article, at a time that nobody vouches for: it is no edit, and
-- the first wording only where nothing else is there.
CREATE TEMP TABLE work_seen ON COMMIT DROP AS
SELECT a.article_id, a.capture_id, o.captured_at,
       c.url IS NULL AS claims, CASE WHEN c.media_type = 'text/plain' THEN 'plain' ELSE 'html' END AS family
FROM work_article w
JOIN news.article_capture a USING (article_id)
JOIN landing.capture c USING (capture_id)
JOIN landing.observation o USING (capture_id);
ANALYZE work_seen;

DELETE FROM news.revision_start r USING work_article w WHERE r.article_id = w.article_id;

INSERT INTO news.revision_start (article_id, version, captured_at, capture_id)
SELECT article_id, row_number() OVER (PARTITION BY article_id ORDER BY captured_at, capture_id), captured_at, capture_id
FROM (
    SELECT *,
           lag(capture_id) OVER (PARTITION BY article_id, claims, family ORDER BY captured_at, capture_id) AS former,
           row_number() OVER (PARTITION BY article_id ORDER BY claims, captured_at, capture_id) AS place
    FROM work_seen
) seen
WHERE place = 1 OR NOT claims AND former <> capture_id AND (
    SELECT mine.wording_hash <> its.wording_hash
    FROM landing.extraction mine
    JOIN landing.extraction its ON its.capture_id = seen.former AND its.reader_version = mine.reader_version
    WHERE mine.capture_id = seen.capture_id AND mine.page_class = 'article' AND its.page_class = 'article'
    ORDER BY mine.reader_version DESC
    LIMIT 1
);
