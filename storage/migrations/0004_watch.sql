-- What watches over the pipeline: checks and alerts, what was retired, and partitions of what grows with every crawl.
ALTER TABLE landing.run ADD COLUMN met integer;
COMMENT ON COLUMN landing.run.met IS 'How many URLs it met, as it counted them itself; null while it runs or when killed.';
ALTER TABLE landing.run ADD UNIQUE (run_id, started_at);
CREATE INDEX ON landing.run (outlet, edition, started_at);

-- Each table is made anew by month and takes over the rows; views on the former one go with it and are made anew too.
ALTER TABLE ops.disposition RENAME TO disposition_whole;
ALTER INDEX ops.disposition_pkey RENAME TO disposition_whole_pkey;
ALTER INDEX ops.disposition_capture_id_idx RENAME TO disposition_whole_capture_id_idx;
CREATE TABLE ops.disposition (
    run_id uuid NOT NULL,
    url text NOT NULL,
    ending text NOT NULL,
    detail text,
    capture_id uuid,
    run_started_at timestamptz NOT NULL,
    PRIMARY KEY (run_id, url, run_started_at),
    FOREIGN KEY (run_id, run_started_at) REFERENCES landing.run (run_id, started_at)
) PARTITION BY RANGE (run_started_at);
CREATE INDEX ON ops.disposition (capture_id) WHERE capture_id IS NOT NULL;
CREATE TABLE ops.disposition_default PARTITION OF ops.disposition DEFAULT;
COMMENT ON TABLE ops.disposition_default IS 'Rows of months that have no partition yet; upkeep moves them.';
COMMENT ON TABLE ops.disposition IS 'How each URL of each run ended: exactly one row for every URL that the run met.';
COMMENT ON COLUMN ops.disposition.run_id IS 'The run, see ops.run.';
COMMENT ON COLUMN ops.disposition.url IS 'The URL, or the name of a file for a capture without an address.';
COMMENT ON COLUMN ops.disposition.ending IS
    'stored, unchanged, discovery, known, not_article, rejected, out_of_range, other_edition, redirected, robots, offsite, '
    'http_error, network_error or not_fetched.';
COMMENT ON COLUMN ops.disposition.detail IS 'Why, in words.';
COMMENT ON COLUMN ops.disposition.capture_id IS 'The capture that was kept, where there is one.';
COMMENT ON COLUMN ops.disposition.run_started_at IS 'When its run started, the same for all of a run: its month is the partition.';
-- The months of the rows that are there: from the default partition upkeep would have to move them under a lock.
DO $$
DECLARE
    month date;
BEGIN
    FOR month IN SELECT DISTINCT date_trunc('month', started_at AT TIME ZONE 'UTC')::date FROM ops.disposition_whole JOIN landing.run USING (run_id) LOOP
        EXECUTE format('CREATE TABLE ops.disposition_%s PARTITION OF ops.disposition FOR VALUES FROM (%L) TO (%L)',
                       to_char(month, 'YYYY_MM'), month::timestamp AT TIME ZONE 'UTC',
                       (month + interval '1 month') AT TIME ZONE 'UTC');
        EXECUTE format('COMMENT ON TABLE ops.disposition_%s IS %L', to_char(month, 'YYYY_MM'),
                       format('The rows of ops.disposition of %s.', to_char(month, 'YYYY-MM')));
    END LOOP;
END
$$;
INSERT INTO ops.disposition (run_id, url, ending, detail, capture_id, run_started_at)
SELECT d.run_id, d.url, d.ending, d.detail, d.capture_id, r.started_at
FROM ops.disposition_whole d JOIN landing.run r USING (run_id);
DROP TABLE ops.disposition_whole CASCADE;

ALTER TABLE landing.sighting RENAME TO sighting_whole;
ALTER INDEX landing.sighting_pkey RENAME TO sighting_whole_pkey;
ALTER INDEX landing.sighting_outlet_edition_url_key_idx RENAME TO sighting_whole_outlet_edition_url_key_idx;
CREATE TABLE landing.sighting (
    outlet text NOT NULL,
    edition text NOT NULL,
    url_key text NOT NULL,
    seen_in text NOT NULL,
    seen_at timestamptz NOT NULL,
    run_id uuid NOT NULL,
    url text NOT NULL,
    title text,
    published_at timestamptz,
    PRIMARY KEY (run_id, seen_in, url_key, seen_at)
) PARTITION BY RANGE (seen_at);
CREATE INDEX ON landing.sighting (outlet, edition, url_key);
CREATE TABLE landing.sighting_default PARTITION OF landing.sighting DEFAULT;
COMMENT ON TABLE landing.sighting_default IS 'Rows of months that have no partition yet; upkeep moves them.';
COMMENT ON TABLE landing.sighting IS 'A link seen in a feed, sitemap or listing during a run, with what was said of it there.';
COMMENT ON COLUMN landing.sighting.outlet IS 'The news brand.';
COMMENT ON COLUMN landing.sighting.edition IS 'The edition that was crawled.';
COMMENT ON COLUMN landing.sighting.url_key IS 'The outlet''s identity rule applied to the URL, as in landing.capture.';
COMMENT ON COLUMN landing.sighting.seen_in IS 'The address of the feed, sitemap or listing.';
COMMENT ON COLUMN landing.sighting.seen_at IS 'When it was seen; its month is the partition.';
COMMENT ON COLUMN landing.sighting.run_id IS 'The run that saw it.';
COMMENT ON COLUMN landing.sighting.url IS 'The address that the link leads to.';
COMMENT ON COLUMN landing.sighting.title IS 'The title given there.';
COMMENT ON COLUMN landing.sighting.published_at IS 'The date given there.';
-- As above.
DO $$
DECLARE
    month date;
BEGIN
    FOR month IN SELECT DISTINCT date_trunc('month', seen_at AT TIME ZONE 'UTC')::date FROM landing.sighting_whole LOOP
        EXECUTE format('CREATE TABLE landing.sighting_%s PARTITION OF landing.sighting FOR VALUES FROM (%L) TO (%L)',
                       to_char(month, 'YYYY_MM'), month::timestamp AT TIME ZONE 'UTC',
                       (month + interval '1 month') AT TIME ZONE 'UTC');
        EXECUTE format('COMMENT ON TABLE landing.sighting_%s IS %L', to_char(month, 'YYYY_MM'),
                       format('The rows of landing.sighting of %s.', to_char(month, 'YYYY-MM')));
    END LOOP;
END
$$;
INSERT INTO landing.sighting (outlet, edition, url_key, seen_in, seen_at, run_id, url, title, published_at)
SELECT outlet, edition, url_key, seen_in, seen_at, run_id, url, title, published_at FROM landing.sighting_whole;
DROP TABLE landing.sighting_whole CASCADE;

-- A partition's columns mean what those of its table do.
DO $$
DECLARE
    explained record;
BEGIN
    FOR explained IN
        SELECT i.inhrelid::regclass AS part, a.attname, col_description(a.attrelid, a.attnum) AS meaning
        FROM pg_inherits i JOIN pg_attribute a ON a.attrelid = i.inhparent AND a.attnum > 0 AND NOT a.attisdropped
        WHERE i.inhparent IN ('ops.disposition'::regclass, 'landing.sighting'::regclass)
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', explained.part, explained.attname, explained.meaning);
    END LOOP;
END
$$;

ALTER TABLE landing.capture ADD COLUMN retired_at timestamptz;
COMMENT ON COLUMN landing.capture.retired_at IS
    'When its bytes were given up by the declared retention; null while the archive keeps them.';
CREATE INDEX ON landing.capture (archive_file);

CREATE TABLE landing.retired_file (
    archive_file text PRIMARY KEY,
    retired_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz
);
COMMENT ON TABLE landing.retired_file IS
    'Files of the archive whose captures are all past retention. A file is noted here, then deleted, then marked.';
COMMENT ON COLUMN landing.retired_file.archive_file IS 'The WARC file, as in landing.capture.';
COMMENT ON COLUMN landing.retired_file.retired_at IS 'When it was given up.';
COMMENT ON COLUMN landing.retired_file.deleted_at IS 'When it was found to be gone from the archive; null until then.';

CREATE TABLE ops.quality (
    outlet text NOT NULL,
    edition text NOT NULL,
    check_name text NOT NULL,
    checked_at timestamptz NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('well', 'warning', 'failure', 'unjudged')),
    ok boolean NOT NULL GENERATED ALWAYS AS (verdict <> 'failure') STORED,
    value double precision,
    expected double precision,
    detail text,
    PRIMARY KEY (outlet, edition, checked_at, check_name)
);
COMMENT ON TABLE ops.quality IS
    'What was loaded against what is declared of the edition, each time it was checked. Of verdicts older than 90 days '
    'upkeep keeps only those that differ from the one before.';
COMMENT ON COLUMN ops.quality.outlet IS 'The news brand.';
COMMENT ON COLUMN ops.quality.edition IS 'The edition.';
COMMENT ON COLUMN ops.quality.check_name IS
    'articles_per_day, filled FIELD, source of FIELD, understood, dispositions or silence.';
COMMENT ON COLUMN ops.quality.checked_at IS 'When it was checked, the same for all checks made together.';
COMMENT ON COLUMN ops.quality.verdict IS
    'well; warning beyond a maximum; failure below a minimum; unjudged where too little is there to tell.';
COMMENT ON COLUMN ops.quality.ok IS 'False for a failure.';
COMMENT ON COLUMN ops.quality.value IS 'What was measured: articles, a share from 0 to 1, URLs, or hours.';
COMMENT ON COLUMN ops.quality.expected IS 'The bound that it was held against, in the same unit.';
COMMENT ON COLUMN ops.quality.detail IS 'The same in one line of words, where there is something to say.';

CREATE TABLE ops.alert (
    outlet text NOT NULL,
    edition text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('silence')),
    since timestamptz NOT NULL,
    raised_at timestamptz NOT NULL DEFAULT now(),
    resolved_at timestamptz,
    detail text NOT NULL,
    PRIMARY KEY (outlet, edition, kind, since)
);
COMMENT ON TABLE ops.alert IS 'What somebody should look at: one row for one trouble, however often it is found.';
COMMENT ON COLUMN ops.alert.outlet IS 'The news brand.';
COMMENT ON COLUMN ops.alert.edition IS 'The edition.';
COMMENT ON COLUMN ops.alert.kind IS 'silence: nothing was published for longer than is declared, while it was crawled.';
COMMENT ON COLUMN ops.alert.since IS 'When the trouble began, see ops.silence.';
COMMENT ON COLUMN ops.alert.raised_at IS 'When it was found.';
COMMENT ON COLUMN ops.alert.resolved_at IS 'When it was found to have ended; null while it lasts.';
COMMENT ON COLUMN ops.alert.detail IS 'What is wrong, in one line.';
