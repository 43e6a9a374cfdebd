-- Good manners: what hosts say may be done, kept for a day, and for how long a host asked to be left alone.
CREATE TABLE landing.host_file (
    origin text NOT NULL,
    path text NOT NULL,
    fetched_at timestamptz NOT NULL,
    status integer NOT NULL,
    body bytea NOT NULL,
    etag text,
    last_modified text,
    PRIMARY KEY (origin, path)
);
COMMENT ON TABLE landing.host_file IS
    'Files in which a host says what may be done (robots.txt, tdmrep.json), as they last came; they are asked once a day.';
COMMENT ON COLUMN landing.host_file.origin IS 'Scheme, host and port, such as https://www.example.org.';
COMMENT ON COLUMN landing.host_file.path IS 'The path of the file, such as /robots.txt.';
COMMENT ON COLUMN landing.host_file.fetched_at IS 'When it last came, or was said to be as it was (304).';
COMMENT ON COLUMN landing.host_file.status IS 'The HTTP status with which it came: 200, or 4xx where there is none.';
COMMENT ON COLUMN landing.host_file.body IS 'Its bytes without content coding, cut at 512 KiB; empty where there is none.';
COMMENT ON COLUMN landing.host_file.etag IS 'Its entity tag, for the next conditional request.';
COMMENT ON COLUMN landing.host_file.last_modified IS 'Its Last-Modified header, likewise.';

CREATE TABLE landing.host (
    host text PRIMARY KEY,
    rest_until timestamptz,
    failures integer NOT NULL DEFAULT 0,
    is_asked boolean NOT NULL DEFAULT false,
    detail text,
    changed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE landing.host IS 'Hosts that answered 429 or 503, and until when they are left alone, across runs.';
COMMENT ON COLUMN landing.host.host IS 'The host''s name.';
COMMENT ON COLUMN landing.host.rest_until IS 'Until when it is not asked; null once it answers well again.';
COMMENT ON COLUMN landing.host.failures IS 'How often in a row it answered 429 or 503, counting each rest once.';
COMMENT ON COLUMN landing.host.is_asked IS 'Whether the host asked for the rest: by 429 or by Retry-After. No mirror is then asked instead.';
COMMENT ON COLUMN landing.host.detail IS 'What it answered last.';
COMMENT ON COLUMN landing.host.changed_at IS 'When this row was written.';

CREATE TABLE landing.pace (
    outlet text PRIMARY KEY,
    free_at timestamptz NOT NULL
);
COMMENT ON TABLE landing.pace IS
    'Whose turn it is: crawls of several editions of one outlet take turns, so that together they keep the delay of one.';
COMMENT ON COLUMN landing.pace.outlet IS 'The news brand.';
COMMENT ON COLUMN landing.pace.free_at IS 'From when on the next request may be made; all before is taken.';

-- Of each month too: a partition has its comments from the table at its making.
DO $$
DECLARE
    part regclass;
BEGIN
    FOR part IN SELECT 'ops.disposition'::regclass UNION ALL
                SELECT inhrelid FROM pg_inherits WHERE inhparent = 'ops.disposition'::regclass
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.ending IS %L', part,
            'stored, unchanged, discovery, known, not_article, rejected, out_of_range, other_edition, opted_out, redirected, '
            'robots, offsite, http_error, network_error or not_fetched.');
    END LOOP;
END
$$;
