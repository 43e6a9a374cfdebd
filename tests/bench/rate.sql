-- Pages a second of the last run, and how many of the URLs that it meant to store did not become articles.
SELECT
    (SELECT count(*) FROM news.article) / extract(epoch FROM run.finished_at - run.started_at) AS pages_per_second,
    (SELECT count(*) FROM ops.disposition WHERE ending NOT IN ('discovery')) - (SELECT count(*) FROM news.article) AS missing
FROM ops.run
ORDER BY run.started_at DESC
LIMIT 1;
