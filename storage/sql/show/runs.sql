SELECT spider, source, to_char(started_at, 'YYYY-MM-DD HH24:MI:SS') AS started_utc,
       date_trunc('second', finished_at - started_at)::text AS took, status, urls, stored, unchanged, rejected, detail
FROM ops.run
ORDER BY started_at DESC, run_id
LIMIT 15;
