SELECT archive_file, archive_offset, archive_length, captured_at, media_type, url, retired_at, lost_at
FROM landing.capture
WHERE outlet = %(outlet)s AND edition = %(edition)s AND url_key = %(url_key)s
ORDER BY captured_at DESC, capture_id DESC
LIMIT 1;
