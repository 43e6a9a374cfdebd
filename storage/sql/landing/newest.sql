-- By the address that it was fetched from, or that the page claims for itself and news.article shows.
SELECT archive_file, archive_offset, archive_length, captured_at, media_type, url, retired_at, lost_at
FROM landing.capture
WHERE capture_id IN (
    SELECT capture_id
    FROM landing.capture
    WHERE outlet = %(outlet)s AND edition = %(edition)s AND url_key = %(url_key)s
    UNION ALL
    SELECT capture_id
    FROM news.article_capture
    WHERE outlet = %(outlet)s AND edition = %(edition)s AND address_key = %(url_key)s
)
ORDER BY captured_at DESC, capture_id DESC
LIMIT 1;
