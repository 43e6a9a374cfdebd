-- What is to be made anew. When a page changed, or was gone, follows from all that was seen at its address: so the changed
-- captures and those that changed their article are looked at together with all others of the same addresses.
CREATE TEMP TABLE work_near (capture_id uuid PRIMARY KEY) ON COMMIT DROP;
INSERT INTO work_near
SELECT DISTINCT near.capture_id
FROM (SELECT capture_id FROM work_capture UNION SELECT capture_id FROM work_former) w
JOIN landing.capture c USING (capture_id)
JOIN landing.capture near USING (outlet, edition, url_key);
ANALYZE work_near;

-- Whatever lost or won a capture, or has one of these.
CREATE TEMP TABLE work_article (article_id uuid PRIMARY KEY) ON COMMIT DROP;
INSERT INTO work_article
SELECT article_id FROM work_former
UNION
SELECT a.article_id FROM news.article_capture a JOIN work_near USING (capture_id);
ANALYZE work_article;
