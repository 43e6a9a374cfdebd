-- Where a capture is kept, whether it was seen at a time, whether it was read as an
-- article, and whether it is withheld.
SELECT c.archive_file, c.archive_offset, c.archive_length, c.archive_digest, c.url,
       coalesce(c.archived_at, c.captured_at),
       EXISTS (SELECT FROM landing.observation o WHERE o.capture_id = c.capture_id AND o.captured_at = %(at)s),
       NOT c.withheld AND EXISTS (SELECT FROM landing.reading r
                               WHERE r.capture_id = c.capture_id AND landing.is_article(r.page_class)),
       c.withheld
FROM landing.capture c
WHERE c.capture_id = %(capture_id)s AND c.retired_at IS NULL;
