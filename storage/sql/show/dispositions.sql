SELECT r.spider, to_char(r.started_at, 'YYYY-MM-DD HH24:MI:SS') AS started_utc, r.status, d.ending, count(d.url) AS urls
FROM (SELECT DISTINCT ON (spider) * FROM ops.run ORDER BY spider, started_at DESC, run_id) r
LEFT JOIN ops.disposition d USING (run_id)
GROUP BY r.spider, r.started_at, r.status, d.ending
ORDER BY r.spider, urls DESC, d.ending;
