CREATE FUNCTION ops.hold(run_number integer, attempts integer) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    -- Never waited for without end: a session that the network cut off holds its lock until the server notices.
    FOR attempt IN 1..attempts LOOP
        IF attempt > 1 THEN
            PERFORM pg_sleep(0.1);
        END IF;
        IF pg_try_advisory_lock(1684828782, run_number) THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN false;
END
$$;
COMMENT ON FUNCTION ops.hold IS
    'Marks a run as alive for as long as this session lasts, however it ends; false where another session still does.';

CREATE FUNCTION ops.is_held(run_number integer) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted
          AND l.classid = 1684828782 AND l.objid = is_held.run_number::oid AND l.objsubid = 2
    )
$$;
COMMENT ON FUNCTION ops.is_held IS 'Whether the session that runs a run still lives.';

CREATE FUNCTION ops.lease(outlet text, edition text) RETURNS boolean
LANGUAGE sql VOLATILE AS $$
    SELECT pg_try_advisory_lock(1684827237, hashtext(concat_ws(E'\n', outlet, edition)))
$$;
COMMENT ON FUNCTION ops.lease IS
    'Takes the right to crawl an edition live for as long as this session lasts; false where another session has it.';
-- Whoever may take it can keep everybody else from crawling.
REVOKE EXECUTE ON FUNCTION ops.lease FROM PUBLIC;

CREATE VIEW ops.run AS
SELECT r.run_id, r.outlet, r.edition, r.spider, r.source, r.arguments, r.reader_version, r.started_at, r.finished_at,
       r.outcome,
       CASE WHEN r.outcome IS NOT NULL THEN r.outcome WHEN ops.is_held(r.run_number) THEN 'running' ELSE 'killed' END AS status,
       d.urls, d.stored, d.unchanged, d.rejected, d.not_fetched, r.detail
FROM landing.run r
-- The outer join of one row lets a query that asks for no count do without counting.
LEFT JOIN LATERAL (
    SELECT count(*) AS urls,
           count(*) FILTER (WHERE ending = 'stored') AS stored,
           count(*) FILTER (WHERE ending = 'unchanged') AS unchanged,
           count(*) FILTER (WHERE ending = 'rejected') AS rejected,
           count(*) FILTER (WHERE ending = 'not_fetched') AS not_fetched
    FROM ops.disposition WHERE run_id = r.run_id AND run_started_at = r.started_at
) d ON true;
COMMENT ON VIEW ops.run IS 'Each run of a spider, how it stands, and what became of its URLs.';
COMMENT ON COLUMN ops.run.run_id IS 'Chosen anew by each run.';
COMMENT ON COLUMN ops.run.outlet IS 'The news brand.';
COMMENT ON COLUMN ops.run.edition IS 'The edition that was crawled.';
COMMENT ON COLUMN ops.run.spider IS 'The name in `scrapy crawl`.';
COMMENT ON COLUMN ops.run.source IS 'Where its captures came from: live, warc, file, or archive where they were read again.';
COMMENT ON COLUMN ops.run.arguments IS 'The arguments the spider was given, by name.';
COMMENT ON COLUMN ops.run.reader_version IS 'The reader that read its pages.';
COMMENT ON COLUMN ops.run.started_at IS 'When it started.';
COMMENT ON COLUMN ops.run.finished_at IS 'When it ended; null while it runs or when killed.';
COMMENT ON COLUMN ops.run.outcome IS 'Why it ended, in the word of the crawler.';
COMMENT ON COLUMN ops.run.status IS 'The outcome, else running while its session lives, else killed.';
COMMENT ON COLUMN ops.run.urls IS 'How many URLs it met.';
COMMENT ON COLUMN ops.run.stored IS 'How many of them were read as articles and landed.';
COMMENT ON COLUMN ops.run.unchanged IS 'How many had been read before.';
COMMENT ON COLUMN ops.run.rejected IS 'How many were not understood, see ops.rejection.';
COMMENT ON COLUMN ops.run.not_fetched IS 'How many it left when it ended early.';
COMMENT ON COLUMN ops.run.detail IS 'What went wrong, in one line.';

CREATE VIEW ops.rejection AS
SELECT d.run_id, r.outlet, r.edition, r.spider, d.url, coalesce(d.detail, e.reason) AS reason, d.capture_id, e.page_class,
       c.captured_at, c.media_type, c.archive_file, c.archive_offset, c.archive_length, c.retired_at
FROM ops.disposition d
JOIN landing.run r ON r.run_id = d.run_id AND r.started_at = d.run_started_at
LEFT JOIN landing.capture c USING (capture_id)
LEFT JOIN landing.extraction e ON e.capture_id = d.capture_id AND e.reader_version = r.reader_version
WHERE d.ending = 'rejected';
COMMENT ON VIEW ops.rejection IS 'Pages that were not understood, with the reason and where their bytes are kept, so that they can be read again.';
COMMENT ON COLUMN ops.rejection.run_id IS 'The run that met it.';
COMMENT ON COLUMN ops.rejection.outlet IS 'The news brand.';
COMMENT ON COLUMN ops.rejection.edition IS 'The edition that was crawled.';
COMMENT ON COLUMN ops.rejection.spider IS 'The name in `scrapy crawl`.';
COMMENT ON COLUMN ops.rejection.url IS 'The URL, or the name of a file.';
COMMENT ON COLUMN ops.rejection.reason IS 'Why, in words.';
COMMENT ON COLUMN ops.rejection.capture_id IS 'The capture that was kept; null where nothing came.';
COMMENT ON COLUMN ops.rejection.page_class IS 'What the page was taken for.';
COMMENT ON COLUMN ops.rejection.captured_at IS 'When it was fetched.';
COMMENT ON COLUMN ops.rejection.media_type IS 'Its media type.';
COMMENT ON COLUMN ops.rejection.archive_file IS 'The WARC file, relative to the archive.';
COMMENT ON COLUMN ops.rejection.archive_offset IS 'Where the record begins in the file, in bytes.';
COMMENT ON COLUMN ops.rejection.archive_length IS 'How many bytes of the file the record takes.';
COMMENT ON COLUMN ops.rejection.retired_at IS 'When those bytes were given up by the declared retention; null while they are kept.';

CREATE VIEW ops.field_source AS
SELECT c.outlet, c.edition, (c.captured_at AT TIME ZONE 'UTC')::date AS day, f.field, f.source, count(*) AS pages,
       round(avg(f.confidence)::numeric, 3) AS confidence
FROM landing.capture c
JOIN landing.reading e USING (capture_id)
CROSS JOIN LATERAL jsonb_to_recordset(e.field_sources) AS f (field text, source text, confidence double precision)
WHERE landing.is_article(e.page_class)
GROUP BY 1, 2, 3, 4, 5;
COMMENT ON VIEW ops.field_source IS 'Which alternative of the reader gave each field, counted over the articles captured on a day.';
COMMENT ON COLUMN ops.field_source.outlet IS 'The news brand.';
COMMENT ON COLUMN ops.field_source.edition IS 'The edition.';
COMMENT ON COLUMN ops.field_source.day IS 'The day of the capture, in UTC.';
COMMENT ON COLUMN ops.field_source.field IS 'A field of news.article.';
COMMENT ON COLUMN ops.field_source.source IS 'The alternative that won.';
COMMENT ON COLUMN ops.field_source.pages IS 'For how many captures.';
COMMENT ON COLUMN ops.field_source.confidence IS
    'How sure (0 to 1) the reader was of these values, on average; null where it told nothing of that.';

CREATE VIEW ops.field_fill AS
SELECT c.outlet, c.edition, (c.captured_at AT TIME ZONE 'UTC')::date AS day, f.field,
       count(*) AS pages, count(*) FILTER (WHERE f.filled) AS filled,
       round(count(*) FILTER (WHERE f.filled) / count(*)::numeric, 3) AS share
FROM landing.capture c
JOIN landing.reading e USING (capture_id)
CROSS JOIN LATERAL (VALUES
    ('headline', e.headline IS NOT NULL), ('standfirst', e.standfirst IS NOT NULL), ('body', e.body IS NOT NULL),
    ('byline', e.byline IS NOT NULL), ('authors', e.authors <> '{}'), ('source_credit', e.source_credit IS NOT NULL),
    ('section', e.section IS NOT NULL), ('breadcrumbs', e.breadcrumbs <> '{}'),
    ('subheadings', e.subheadings <> '{}'), ('tags', e.tags <> '{}'), ('language', e.language IS NOT NULL),
    ('published_at', e.published_at IS NOT NULL), ('modified_at', e.modified_at IS NOT NULL),
    ('reading_minutes', e.reading_minutes IS NOT NULL), ('images', e.images <> '[]'), ('links', e.links <> '[]'),
    ('ticker', e.ticker <> '{}'), ('menu', e.menu <> '[]'),
    ('notices', e.notices <> '{}'), ('posts', e.posts <> '[]')
) AS f (field, filled)
WHERE landing.is_article(e.page_class)
GROUP BY 1, 2, 3, 4;
COMMENT ON VIEW ops.field_fill IS 'How often each field was found, counted over the articles captured on a day.';
COMMENT ON COLUMN ops.field_fill.outlet IS 'The news brand.';
COMMENT ON COLUMN ops.field_fill.edition IS 'The edition.';
COMMENT ON COLUMN ops.field_fill.day IS 'The day of the capture, in UTC.';
COMMENT ON COLUMN ops.field_fill.field IS 'A field of an extraction.';
COMMENT ON COLUMN ops.field_fill.pages IS 'How many captures were read as articles.';
COMMENT ON COLUMN ops.field_fill.filled IS 'In how many of them the field was found.';
COMMENT ON COLUMN ops.field_fill.share IS 'filled / pages, from 0 to 1.';
