SELECT outlet, edition, url, kind, first_seen_at, announced_in, asked_at, status, read_at, changed_at, etag,
       last_modified, payload_digest, archive_url, archive_digest, archived_at, articles, failures, detail
FROM landing.feed
WHERE outlet = %(outlet)s AND edition = %(edition)s;
