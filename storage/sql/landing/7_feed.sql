-- A feed that was only announced changes nothing of one that is known.
WITH landed AS (
    INSERT INTO landing.feed AS f (
        outlet, edition, url, kind, first_seen_at, announced_in, asked_at, status, read_at, changed_at, etag,
        last_modified, payload_digest, archive_url, archive_digest, archived_at, articles, failures, detail)
    SELECT DISTINCT ON (outlet, edition, url)
        outlet, edition, url, kind, first_seen_at, announced_in, asked_at, status, read_at, changed_at, etag,
        last_modified, payload_digest, archive_url, archive_digest, archived_at, articles, failures, detail
    FROM stage_feed
    ORDER BY outlet, edition, url, asked_at DESC NULLS LAST
    ON CONFLICT (outlet, edition, url) DO UPDATE
    SET kind = excluded.kind, announced_in = excluded.announced_in, asked_at = excluded.asked_at,
        status = excluded.status, read_at = excluded.read_at, changed_at = excluded.changed_at, etag = excluded.etag,
        last_modified = excluded.last_modified, payload_digest = excluded.payload_digest,
        archive_url = excluded.archive_url, archive_digest = excluded.archive_digest,
        archived_at = excluded.archived_at, articles = excluded.articles, failures = excluded.failures,
        detail = excluded.detail
    WHERE excluded.asked_at IS NOT NULL
    RETURNING 1
)
SELECT 'feeds', count(*) FROM landed;
