-- What was done.
SELECT (SELECT count(*) FROM work_capture) AS captures,
       (SELECT count(*) FROM work_written WHERE article_id NOT IN (SELECT article_id FROM work_changed)) AS added,
       (SELECT count(*) FROM work_changed) AS changed,
       (SELECT count(*) FROM work_gone) AS removed,
       (SELECT count(*) FROM work_changed WHERE is_edited) AS edited,
       (SELECT count(*) FROM work_changed WHERE is_taken_down) AS taken_down,
       (SELECT count(*) FROM work_changed WHERE is_back) AS back;
