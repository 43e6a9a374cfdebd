-- The newest capture of each address that is an article, as it was last seen. Bytes that were given up are asked
-- for without condition.
SELECT DISTINCT ON (c.url_key) c.url_key, c.url, c.capture_id, c.payload_digest,
       CASE WHEN c.retired_at IS NULL THEN c.headers ELSE '[]' END AS headers,
       coalesce(c.archived_at, c.captured_at) AS archived_at,
       CASE WHEN c.retired_at IS NULL THEN c.archive_digest END AS archive_digest
FROM landing.capture c
JOIN landing.observation o USING (capture_id)
WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.url_key = ANY (%(url_keys)s) AND c.url IS NOT NULL
  AND NOT c.withheld
  AND EXISTS (SELECT FROM landing.reading r WHERE r.capture_id = c.capture_id AND landing.is_article(r.page_class))
ORDER BY c.url_key, o.captured_at DESC, c.capture_id DESC;
