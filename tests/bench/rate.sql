-- Pages a second of the last run, and how many articles there are.
SELECT
    (SELECT count(*) FROM news.article) / extract(epoch FROM run.finished_at - run.started_at) AS pages_per_second,
    (SELECT count(*) FROM news.article) AS stored
FROM ops.run
ORDER BY run.started_at DESC
LIMIT 1;
