-- What changed since the last time: the captures in the queue, and the articles that they showed until now.
-- Tables named work_* are temporary and end with the transaction.
CREATE TEMP TABLE work_capture (capture_id uuid PRIMARY KEY) ON COMMIT DROP;
WITH taken AS (DELETE FROM landing.pending RETURNING capture_id)
INSERT INTO work_capture SELECT DISTINCT capture_id FROM taken;
ANALYZE work_capture;

CREATE TEMP TABLE work_former (capture_id uuid PRIMARY KEY, article_id uuid NOT NULL) ON COMMIT DROP;
INSERT INTO work_former
SELECT capture_id, article_id FROM news.article_capture JOIN work_capture USING (capture_id);
