-- Looking again: what was found and not yet fetched, feeds as they were last read, addresses that gave no page.
ALTER TABLE landing.capture
    ADD COLUMN archive_digest text,
    ADD COLUMN opt_outs text[] NOT NULL DEFAULT '{}',
    ADD COLUMN withheld boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN landing.capture.archive_digest IS
    'WARC-Payload-Digest of its record, to which revisit records refer; null for captures of before that was noted.';
COMMENT ON COLUMN landing.capture.opt_outs IS
    'Reservations of rights that came with it, such as tdm-reservation or noai; what follows from them is the declared policy.';
COMMENT ON COLUMN landing.capture.withheld IS
    'Kept and not to be read: it lay outside of what its crawl asked for. A crawl that asks for it takes that back.';
COMMENT ON TABLE landing.observation IS
    'Each time at which the bytes of a capture were seen: fetched, come again as they were, or confirmed by 304. A file '
    'counts once, since fetching it again tells nothing of the outlet.';
COMMENT ON COLUMN landing.observation.captured_at IS 'When its bytes were seen.';

CREATE TABLE landing.absence (
    outlet text NOT NULL,
    edition text NOT NULL,
    url_key text NOT NULL,
    seen_at timestamptz NOT NULL,
    status integer NOT NULL,
    url text NOT NULL,
    led_to text,
    run_id uuid,
    PRIMARY KEY (outlet, edition, url_key, seen_at)
);
CREATE INDEX ON landing.absence (outlet, edition, seen_at);
COMMENT ON TABLE landing.absence IS
    'Each time at which the address of an article gave no page: 404, 410, or a redirect to something else.';
COMMENT ON COLUMN landing.absence.outlet IS 'The outlet it was crawled for.';
COMMENT ON COLUMN landing.absence.edition IS 'The edition it was crawled for.';
COMMENT ON COLUMN landing.absence.url_key IS 'The outlet''s identity rule applied to the URL, as in landing.capture.';
COMMENT ON COLUMN landing.absence.seen_at IS 'When it was asked.';
COMMENT ON COLUMN landing.absence.status IS 'The HTTP status: 404, 410, or that of the redirect.';
COMMENT ON COLUMN landing.absence.url IS 'The address that was asked.';
COMMENT ON COLUMN landing.absence.led_to IS 'Of a redirect, the address that it ended at.';
COMMENT ON COLUMN landing.absence.run_id IS 'The run that asked, or that took it up from the archive.';

CREATE TABLE landing.frontier (
    outlet text NOT NULL,
    edition text NOT NULL,
    url_key text NOT NULL,
    url text NOT NULL,
    found_at timestamptz NOT NULL DEFAULT now(),
    tries integer NOT NULL DEFAULT 0,
    tried_at timestamptz,
    settled_at timestamptz,
    ending text,
    PRIMARY KEY (outlet, edition, url_key)
);
CREATE INDEX ON landing.frontier (outlet, edition, found_at) WHERE settled_at IS NULL;
COMMENT ON TABLE landing.frontier IS
    'Addresses of articles that live crawls found. What is not settled waits to be fetched, across runs and crashes: it is '
    'written with the feed that told of it.';
COMMENT ON COLUMN landing.frontier.outlet IS 'The news brand.';
COMMENT ON COLUMN landing.frontier.edition IS 'The edition.';
COMMENT ON COLUMN landing.frontier.url_key IS 'The outlet''s identity rule applied to the URL, as in landing.capture.';
COMMENT ON COLUMN landing.frontier.url IS 'The address to be asked.';
COMMENT ON COLUMN landing.frontier.found_at IS 'When it was found first.';
COMMENT ON COLUMN landing.frontier.tries IS 'How often it was asked without an answer that settles it.';
COMMENT ON COLUMN landing.frontier.tried_at IS 'When it was last asked so.';
COMMENT ON COLUMN landing.frontier.settled_at IS 'When it came to an end that lasts; null while it waits.';
COMMENT ON COLUMN landing.frontier.ending IS 'How it ended last, as in ops.disposition.';

CREATE TABLE landing.feed (
    outlet text NOT NULL,
    edition text NOT NULL,
    url text NOT NULL,
    kind text NOT NULL,
    announced_in text,
    first_seen_at timestamptz NOT NULL,
    asked_at timestamptz,
    status integer,
    read_at timestamptz,
    changed_at timestamptz,
    etag text,
    last_modified text,
    payload_digest text,
    archive_url text,
    archive_digest text,
    archived_at timestamptz,
    articles integer,
    failures integer NOT NULL DEFAULT 0,
    detail text,
    PRIMARY KEY (outlet, edition, url)
);
COMMENT ON TABLE landing.feed IS
    'Feeds, sitemaps and listings as they were last read, and those that a page or robots.txt announced; see ops.feed.';
COMMENT ON COLUMN landing.feed.outlet IS 'The news brand.';
COMMENT ON COLUMN landing.feed.edition IS 'The edition.';
COMMENT ON COLUMN landing.feed.url IS 'Its address.';
COMMENT ON COLUMN landing.feed.kind IS 'rss, atom, sitemap, sitemap_index or listing.';
COMMENT ON COLUMN landing.feed.announced_in IS 'The address of the page, index or robots.txt that told of it; null for a declared one.';
COMMENT ON COLUMN landing.feed.first_seen_at IS 'When it was first met.';
COMMENT ON COLUMN landing.feed.asked_at IS 'When it was last asked; null while it is only known of.';
COMMENT ON COLUMN landing.feed.status IS 'The HTTP status it last answered with; null without an answer.';
COMMENT ON COLUMN landing.feed.read_at IS 'When it was last read, or said to be as it was.';
COMMENT ON COLUMN landing.feed.changed_at IS 'When it last came with other bytes than before.';
COMMENT ON COLUMN landing.feed.etag IS 'Its entity tag when it was last read, for the next conditional request.';
COMMENT ON COLUMN landing.feed.last_modified IS 'Its Last-Modified header then, likewise.';
COMMENT ON COLUMN landing.feed.payload_digest IS 'SHA-256 of its body then, without content coding, in hex.';
COMMENT ON COLUMN landing.feed.archive_url IS 'WARC-Target-URI of the archive''s record that holds that body.';
COMMENT ON COLUMN landing.feed.archive_digest IS 'WARC-Payload-Digest of that record.';
COMMENT ON COLUMN landing.feed.archived_at IS 'WARC-Date of that record.';
COMMENT ON COLUMN landing.feed.articles IS 'How many links to articles it held when it was last read.';
COMMENT ON COLUMN landing.feed.failures IS 'How often in a row it could not be read.';
COMMENT ON COLUMN landing.feed.detail IS 'What went wrong last; null while it is well.';

COMMENT ON COLUMN ops.quality.check_name IS
    'articles_per_day, filled FIELD, source of FIELD, understood, dispositions, feeds or silence.';
