-- Landing: what spiders stage. Rows are added and never changed; normalise derives news.* from them.
CREATE SCHEMA landing;
COMMENT ON SCHEMA landing IS 'What spiders stage: captures and their readings. Rows are added, never changed.';

CREATE TABLE landing.run (
    run_id uuid PRIMARY KEY,
    run_number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    outlet text NOT NULL,
    edition text NOT NULL,
    spider text NOT NULL,
    source text NOT NULL CHECK (source IN ('live', 'warc', 'file')),
    arguments jsonb NOT NULL,
    reader_version integer NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    outcome text,
    detail text
);
CREATE INDEX ON landing.run (started_at);
COMMENT ON TABLE landing.run IS 'One run of one spider. ops.run adds its status and what became of its URLs.';
COMMENT ON COLUMN landing.run.run_id IS 'Chosen anew by each run.';
COMMENT ON COLUMN landing.run.run_number IS 'The advisory lock that the run holds while it lives (see ops.run).';
COMMENT ON COLUMN landing.run.outlet IS 'The news brand.';
COMMENT ON COLUMN landing.run.edition IS 'The edition that is crawled.';
COMMENT ON COLUMN landing.run.spider IS 'The name in `scrapy crawl`.';
COMMENT ON COLUMN landing.run.source IS 'Where its captures came from: live, warc or file.';
COMMENT ON COLUMN landing.run.arguments IS 'The arguments the spider was given, by name.';
COMMENT ON COLUMN landing.run.reader_version IS 'The reader that reads its pages.';
COMMENT ON COLUMN landing.run.started_at IS 'When it started.';
COMMENT ON COLUMN landing.run.finished_at IS 'When it ended; null while it runs or when killed.';
COMMENT ON COLUMN landing.run.outcome IS 'Why it ended, in the word of the crawler; null while it runs or when killed.';
COMMENT ON COLUMN landing.run.detail IS 'What went wrong, in one line.';

CREATE TABLE landing.capture (
    capture_id uuid PRIMARY KEY,
    outlet text NOT NULL,
    edition text NOT NULL,
    url text,
    url_key text NOT NULL,
    location text NOT NULL,
    payload_digest text NOT NULL,
    captured_at timestamptz NOT NULL,
    source text NOT NULL CHECK (source IN ('live', 'warc', 'file')),
    status integer,
    media_type text NOT NULL,
    headers jsonb NOT NULL,
    archive_file text NOT NULL,
    archive_offset bigint NOT NULL,
    archive_length bigint NOT NULL,
    run_id uuid,
    landed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON landing.capture (outlet, edition, captured_at);
CREATE INDEX ON landing.capture (outlet, edition, url_key);
COMMENT ON TABLE landing.capture IS 'One immutable response: what came, when, and where its bytes are kept.';
COMMENT ON COLUMN landing.capture.capture_id IS 'Follows from outlet, edition, url_key and payload_digest.';
COMMENT ON COLUMN landing.capture.outlet IS 'The outlet it was crawled for.';
COMMENT ON COLUMN landing.capture.edition IS 'The edition it was crawled for.';
COMMENT ON COLUMN landing.capture.url IS 'The address it was fetched from; null for a file without one.';
COMMENT ON COLUMN landing.capture.url_key IS 'The outlet''s identity rule applied to the URL; content:<digest> without one.';
COMMENT ON COLUMN landing.capture.location IS 'What a person calls it: the URL, or the name of a file.';
COMMENT ON COLUMN landing.capture.payload_digest IS 'SHA-256 of the decoded body, in hex.';
COMMENT ON COLUMN landing.capture.captured_at IS 'When these bytes were first fetched; later times stand in landing.observation.';
COMMENT ON COLUMN landing.capture.source IS 'Where it came from: live, warc or file.';
COMMENT ON COLUMN landing.capture.status IS 'The HTTP status; null for a file.';
COMMENT ON COLUMN landing.capture.media_type IS 'The media type that it was read as, without parameters.';
COMMENT ON COLUMN landing.capture.headers IS 'The response headers: a list of [name, value].';
COMMENT ON COLUMN landing.capture.archive_file IS 'The WARC file, relative to the archive.';
COMMENT ON COLUMN landing.capture.archive_offset IS 'Where the record begins in the file, in bytes.';
COMMENT ON COLUMN landing.capture.archive_length IS 'How many bytes of the file the record takes.';
COMMENT ON COLUMN landing.capture.run_id IS 'The run that landed it first.';
COMMENT ON COLUMN landing.capture.landed_at IS 'When this row was written.';

CREATE TABLE landing.observation (
    capture_id uuid NOT NULL REFERENCES landing.capture,
    captured_at timestamptz NOT NULL,
    PRIMARY KEY (capture_id, captured_at)
);
COMMENT ON TABLE landing.observation IS
    'Each time at which the bytes of a capture were fetched: more than one where a page went back to earlier bytes or '
    'stayed the same. A file counts once, since fetching it again tells nothing of the outlet.';
COMMENT ON COLUMN landing.observation.capture_id IS 'The capture.';
COMMENT ON COLUMN landing.observation.captured_at IS 'When its bytes were fetched.';

CREATE TABLE landing.extraction (
    capture_id uuid NOT NULL REFERENCES landing.capture,
    reader_version integer NOT NULL,
    page_class text NOT NULL
        CHECK (page_class IN ('article', 'listing', 'consent', 'paywall', 'block', 'error', 'unknown')),
    reason text,
    native_key text,
    address_key text,
    content_key text,
    wording_hash text NOT NULL,
    outlet text,
    edition text,
    url text,
    native_id text,
    headline text,
    standfirst text,
    body text,
    byline text,
    authors text[] NOT NULL,
    source_credit text,
    section text,
    breadcrumbs text[] NOT NULL,
    subheadings text[] NOT NULL,
    tags text[] NOT NULL,
    language text,
    published_at timestamptz,
    published_on date,
    published_precision text CHECK (published_precision IN ('minute', 'day', 'inferred')),
    published_raw text,
    published_from text,
    modified_at timestamptz,
    modified_raw text,
    reading_minutes integer,
    word_count integer NOT NULL,
    images jsonb NOT NULL,
    links jsonb NOT NULL,
    ticker text[] NOT NULL,
    menu jsonb NOT NULL,
    notices text[] NOT NULL,
    field_sources jsonb NOT NULL,
    PRIMARY KEY (capture_id, reader_version)
);
COMMENT ON TABLE landing.extraction IS 'One reading of one capture by one reader version. Reading again adds rows.';
COMMENT ON COLUMN landing.extraction.capture_id IS 'The capture that was read.';
COMMENT ON COLUMN landing.extraction.reader_version IS 'The version of the reader; a higher one is newer.';
COMMENT ON COLUMN landing.extraction.page_class IS 'What the page is; only `article` makes an article.';
COMMENT ON COLUMN landing.extraction.reason IS 'Why the page is no article.';
COMMENT ON COLUMN landing.extraction.native_key IS 'Identity by the outlet''s own id in the page.';
COMMENT ON COLUMN landing.extraction.address_key IS 'Identity by the address.';
COMMENT ON COLUMN landing.extraction.content_key IS 'Identity by headline and opening, for a page without an address.';
COMMENT ON COLUMN landing.extraction.wording_hash IS 'Changes exactly when headline, standfirst or body do.';
COMMENT ON COLUMN landing.extraction.outlet IS 'The outlet that the page claims; landing.capture has the one it was crawled for.';
COMMENT ON COLUMN landing.extraction.edition IS 'The edition that the page claims.';
COMMENT ON COLUMN landing.extraction.url IS 'The address that the page claims for itself.';
COMMENT ON COLUMN landing.extraction.native_id IS 'The outlet''s own id, found in the page.';
COMMENT ON COLUMN landing.extraction.headline IS 'As printed.';
COMMENT ON COLUMN landing.extraction.standfirst IS 'The printed summary under the headline.';
COMMENT ON COLUMN landing.extraction.body IS 'The paragraphs, parted by one empty line, without sub-headings and captions.';
COMMENT ON COLUMN landing.extraction.byline IS 'The printed line that names who wrote it.';
COMMENT ON COLUMN landing.extraction.authors IS 'The persons or desks parsed from the byline.';
COMMENT ON COLUMN landing.extraction.source_credit IS 'The agency that the outlet credits.';
COMMENT ON COLUMN landing.extraction.section IS 'The section it is filed under.';
COMMENT ON COLUMN landing.extraction.breadcrumbs IS 'The printed path of sections, outermost first.';
COMMENT ON COLUMN landing.extraction.subheadings IS 'Headings inside the body, in reading order.';
COMMENT ON COLUMN landing.extraction.tags IS 'The printed tags.';
COMMENT ON COLUMN landing.extraction.language IS 'Language code of the text (ISO 639-1).';
COMMENT ON COLUMN landing.extraction.published_at IS 'When the outlet says it was published; noon at the outlet where only the day is known.';
COMMENT ON COLUMN landing.extraction.published_on IS 'The day of published_at at the outlet.';
COMMENT ON COLUMN landing.extraction.published_precision IS 'How exactly published_at is known: minute, day, or inferred from hints.';
COMMENT ON COLUMN landing.extraction.published_raw IS 'The date as printed.';
COMMENT ON COLUMN landing.extraction.published_from IS 'Where the date was found.';
COMMENT ON COLUMN landing.extraction.modified_at IS 'When the outlet says it was changed.';
COMMENT ON COLUMN landing.extraction.modified_raw IS 'That date as printed.';
COMMENT ON COLUMN landing.extraction.reading_minutes IS 'The printed reading time.';
COMMENT ON COLUMN landing.extraction.word_count IS 'Words of the body.';
COMMENT ON COLUMN landing.extraction.images IS 'List of {caption, url, credit}, in reading order.';
COMMENT ON COLUMN landing.extraction.links IS 'List of {kind, title, url, section, linked_on}, in reading order.';
COMMENT ON COLUMN landing.extraction.ticker IS 'The breaking-news lines around the article, in order.';
COMMENT ON COLUMN landing.extraction.menu IS 'List of {kind, label}, in the order of the menus.';
COMMENT ON COLUMN landing.extraction.notices IS 'Notices printed with the article, such as corrections.';
COMMENT ON COLUMN landing.extraction.field_sources IS 'List of {field, source}: which alternative gave each filled field.';

CREATE TABLE landing.pending (
    pending_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    capture_id uuid NOT NULL
);
COMMENT ON TABLE landing.pending IS
    'Captures whose article must be made anew, written with what changed; normalise takes them off. A capture may stand '
    'here more than once, so that landing never waits for a normalise that is at work.';
COMMENT ON COLUMN landing.pending.pending_id IS 'Tells the entries of one capture apart.';
COMMENT ON COLUMN landing.pending.capture_id IS 'The capture that is new or was read anew.';

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
    PRIMARY KEY (run_id, seen_in, url_key)
);
CREATE INDEX ON landing.sighting (outlet, edition, url_key);
COMMENT ON TABLE landing.sighting IS 'A link seen in a feed, sitemap or listing during a run, with what was said of it there.';
COMMENT ON COLUMN landing.sighting.outlet IS 'The news brand.';
COMMENT ON COLUMN landing.sighting.edition IS 'The edition that was crawled.';
COMMENT ON COLUMN landing.sighting.url_key IS 'The outlet''s identity rule applied to the URL, as in landing.capture.';
COMMENT ON COLUMN landing.sighting.seen_in IS 'The address of the feed, sitemap or listing.';
COMMENT ON COLUMN landing.sighting.seen_at IS 'When it was seen.';
COMMENT ON COLUMN landing.sighting.run_id IS 'The run that saw it.';
COMMENT ON COLUMN landing.sighting.url IS 'The address that the link leads to.';
COMMENT ON COLUMN landing.sighting.title IS 'The title given there.';
COMMENT ON COLUMN landing.sighting.published_at IS 'The date given there.';

CREATE TABLE ops.disposition (
    run_id uuid NOT NULL REFERENCES landing.run,
    url text NOT NULL,
    ending text NOT NULL,
    detail text,
    capture_id uuid,
    PRIMARY KEY (run_id, url)
);
CREATE INDEX ON ops.disposition (capture_id) WHERE capture_id IS NOT NULL;
COMMENT ON TABLE ops.disposition IS 'How each URL of each run ended: exactly one row for every URL that the run met.';
COMMENT ON COLUMN ops.disposition.run_id IS 'The run, see ops.run.';
COMMENT ON COLUMN ops.disposition.url IS 'The URL, or the name of a file for a capture without an address.';
COMMENT ON COLUMN ops.disposition.ending IS
    'stored, unchanged, discovery, known, not_article, rejected, out_of_range, other_edition, redirected, robots, offsite, '
    'http_error, network_error or not_fetched.';
COMMENT ON COLUMN ops.disposition.detail IS 'Why, in words.';
COMMENT ON COLUMN ops.disposition.capture_id IS 'The capture that was kept, where there is one.';
