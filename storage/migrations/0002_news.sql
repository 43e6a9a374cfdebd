-- News: what people query. Derived from landing.* by normalise, and by nothing else.
CREATE SCHEMA news;
COMMENT ON SCHEMA news IS 'What people query: articles, their revisions, pictures and links, tickers and menus.';

CREATE TABLE news.article (
    article_id uuid PRIMARY KEY,
    outlet text NOT NULL,
    edition text NOT NULL,
    article_key text NOT NULL,
    url text,
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
    published_precision text,
    published_raw text,
    published_from text,
    modified_at timestamptz,
    modified_raw text,
    reading_minutes integer,
    word_count integer NOT NULL,
    lead_image_url text,
    lead_image_caption text,
    notices text[] NOT NULL,
    first_captured_at timestamptz NOT NULL,
    last_captured_at timestamptz NOT NULL,
    revision_count integer NOT NULL,
    removed_at timestamptz,
    story_id uuid,
    capture_id uuid NOT NULL,
    reader_version integer NOT NULL,
    search tsvector NOT NULL
);
CREATE INDEX ON news.article (outlet, edition, published_at);
CREATE INDEX ON news.article (published_at);
CREATE INDEX ON news.article (published_on);
CREATE INDEX ON news.article USING gin (search) WITH (fastupdate = on);
CREATE INDEX ON news.article USING gin (tags);
COMMENT ON TABLE news.article IS 'One article of one edition, as it stands in its newest capture.';
COMMENT ON COLUMN news.article.article_id IS 'Follows from outlet, edition and article_key: a rebuild gives the same id.';
COMMENT ON COLUMN news.article.outlet IS 'The news brand.';
COMMENT ON COLUMN news.article.edition IS 'The language or regional version of the outlet.';
COMMENT ON COLUMN news.article.article_key IS 'What identifies the article at its edition: the outlet''s own id, else the address, else the content.';
COMMENT ON COLUMN news.article.url IS 'The address it was last fetched from, else the one that its newest page claims for itself.';
COMMENT ON COLUMN news.article.headline IS 'As printed.';
COMMENT ON COLUMN news.article.standfirst IS 'The printed summary under the headline.';
COMMENT ON COLUMN news.article.body IS 'The paragraphs, parted by one empty line, without sub-headings and captions.';
COMMENT ON COLUMN news.article.byline IS 'The printed line that names who wrote it.';
COMMENT ON COLUMN news.article.authors IS 'The persons or desks parsed from the byline.';
COMMENT ON COLUMN news.article.source_credit IS 'The agency that the outlet credits.';
COMMENT ON COLUMN news.article.section IS 'The section it is filed under.';
COMMENT ON COLUMN news.article.breadcrumbs IS 'The printed path of sections, outermost first.';
COMMENT ON COLUMN news.article.subheadings IS 'Headings inside the body, in reading order.';
COMMENT ON COLUMN news.article.tags IS 'The printed tags.';
COMMENT ON COLUMN news.article.language IS 'Language code of the text (ISO 639-1).';
COMMENT ON COLUMN news.article.published_at IS 'When the outlet says it was published; noon at the outlet where only the day is known.';
COMMENT ON COLUMN news.article.published_on IS 'The day of published_at at the outlet.';
COMMENT ON COLUMN news.article.published_precision IS 'How exactly published_at is known: minute, day, or inferred from hints.';
COMMENT ON COLUMN news.article.published_raw IS 'The date as printed.';
COMMENT ON COLUMN news.article.published_from IS 'Where the date was found.';
COMMENT ON COLUMN news.article.modified_at IS 'When the outlet says it was changed.';
COMMENT ON COLUMN news.article.modified_raw IS 'That date as printed.';
COMMENT ON COLUMN news.article.reading_minutes IS 'The printed reading time.';
COMMENT ON COLUMN news.article.word_count IS 'Words of the body.';
COMMENT ON COLUMN news.article.lead_image_url IS 'The first picture.';
COMMENT ON COLUMN news.article.lead_image_caption IS 'Its caption.';
COMMENT ON COLUMN news.article.notices IS 'Notices printed with the article, such as corrections.';
COMMENT ON COLUMN news.article.first_captured_at IS 'The first time that any capture of it was fetched.';
COMMENT ON COLUMN news.article.last_captured_at IS 'The last time that any capture of it was fetched.';
COMMENT ON COLUMN news.article.revision_count IS 'How many wordings were seen, one after the other; 1 is as first seen.';
COMMENT ON COLUMN news.article.removed_at IS
    'When the outlet was seen to have taken it down: set by revisits, from a later version on; null until then.';
COMMENT ON COLUMN news.article.story_id IS
    'The story that it tells, together with other articles: set from a later version on; null until then.';
COMMENT ON COLUMN news.article.capture_id IS 'The capture that the values come from.';
COMMENT ON COLUMN news.article.reader_version IS 'The reader that read them.';
COMMENT ON COLUMN news.article.search IS 'For news.search: headline, standfirst, tags and body in the article''s language.';

CREATE TABLE news.article_alias (
    former_article_id uuid PRIMARY KEY,
    article_id uuid NOT NULL
);
CREATE INDEX ON news.article_alias (article_id);
COMMENT ON TABLE news.article_alias IS 'Ids that articles had before more was known of them, such as their address.';
COMMENT ON COLUMN news.article_alias.former_article_id IS 'An id that news.article had once.';
COMMENT ON COLUMN news.article_alias.article_id IS 'The article that it belongs to now.';

CREATE TABLE news.article_capture (
    capture_id uuid PRIMARY KEY,
    outlet text NOT NULL,
    edition text NOT NULL,
    native_key text,
    address_key text,
    content_key text,
    payload_digest text NOT NULL,
    captured_at timestamptz NOT NULL,
    article_key text NOT NULL,
    article_id uuid NOT NULL
);
CREATE INDEX ON news.article_capture (article_id);
CREATE INDEX ON news.article_capture (outlet, edition, address_key) WHERE address_key IS NOT NULL;
CREATE INDEX ON news.article_capture (outlet, edition, content_key) WHERE content_key IS NOT NULL;
CREATE INDEX ON news.article_capture (outlet, edition, payload_digest);
COMMENT ON TABLE news.article_capture IS 'Which captures show which article, and the keys by which that was found.';
COMMENT ON COLUMN news.article_capture.capture_id IS 'The capture, see landing.capture.';
COMMENT ON COLUMN news.article_capture.outlet IS 'The outlet it was crawled for.';
COMMENT ON COLUMN news.article_capture.edition IS 'The edition it was crawled for.';
COMMENT ON COLUMN news.article_capture.native_key IS 'Identity by the outlet''s own id, in its newest reading.';
COMMENT ON COLUMN news.article_capture.address_key IS 'Identity by the address, in its newest reading.';
COMMENT ON COLUMN news.article_capture.content_key IS 'Identity by headline and opening, in its newest reading.';
COMMENT ON COLUMN news.article_capture.payload_digest IS 'SHA-256 of the bytes.';
COMMENT ON COLUMN news.article_capture.captured_at IS 'When it was first fetched.';
COMMENT ON COLUMN news.article_capture.article_key IS 'The key that won.';
COMMENT ON COLUMN news.article_capture.article_id IS 'The article.';

CREATE TABLE news.revision_start (
    article_id uuid NOT NULL,
    version integer NOT NULL,
    captured_at timestamptz NOT NULL,
    capture_id uuid NOT NULL,
    PRIMARY KEY (article_id, version)
);
COMMENT ON TABLE news.revision_start IS 'The capture in which each wording of an article was first seen; news.revision adds the text.';
COMMENT ON COLUMN news.revision_start.article_id IS 'The article.';
COMMENT ON COLUMN news.revision_start.version IS '1 is the wording as first seen.';
COMMENT ON COLUMN news.revision_start.captured_at IS 'When the wording was first seen.';
COMMENT ON COLUMN news.revision_start.capture_id IS 'The capture that showed it.';

CREATE TABLE news.image (
    article_id uuid NOT NULL,
    position integer NOT NULL,
    url text,
    caption text,
    credit text,
    PRIMARY KEY (article_id, position)
);
COMMENT ON TABLE news.image IS 'The pictures of each article.';
COMMENT ON COLUMN news.image.article_id IS 'The article.';
COMMENT ON COLUMN news.image.position IS 'Reading order; 1 is the lead image.';
COMMENT ON COLUMN news.image.url IS 'Its address, where the capture shows one.';
COMMENT ON COLUMN news.image.caption IS 'As printed.';
COMMENT ON COLUMN news.image.credit IS 'Who took it, where the outlet says so apart from the caption.';

CREATE TABLE news.link (
    article_id uuid NOT NULL,
    kind text NOT NULL,
    position integer NOT NULL,
    title text NOT NULL,
    url text,
    section text,
    linked_on date,
    PRIMARY KEY (article_id, kind, position)
);
COMMENT ON TABLE news.link IS 'Links to other articles that stand in or around each article.';
COMMENT ON COLUMN news.link.article_id IS 'The article that links.';
COMMENT ON COLUMN news.link.kind IS 'Where it stands: inline, related, most_read, read_next or coverage.';
COMMENT ON COLUMN news.link.position IS 'Order among the links of its kind, from 1.';
COMMENT ON COLUMN news.link.title IS 'As printed.';
COMMENT ON COLUMN news.link.url IS 'Its address, where the capture shows one.';
COMMENT ON COLUMN news.link.section IS 'The section printed beside it.';
COMMENT ON COLUMN news.link.linked_on IS 'The day printed beside it.';

CREATE TABLE news.ticker (
    outlet text NOT NULL,
    edition text NOT NULL,
    position integer NOT NULL,
    line text NOT NULL,
    first_seen_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL
);
-- By digest, since a line may be longer than an index entry can be.
CREATE UNIQUE INDEX ticker_key ON news.ticker (outlet, edition, md5(line));
COMMENT ON TABLE news.ticker IS 'The breaking-news lines of each edition.';
COMMENT ON COLUMN news.ticker.outlet IS 'The news brand.';
COMMENT ON COLUMN news.ticker.edition IS 'The edition that showed it.';
COMMENT ON COLUMN news.ticker.position IS 'Its place from 1 in the capture that showed it last.';
COMMENT ON COLUMN news.ticker.line IS 'As printed; each line once per edition.';
COMMENT ON COLUMN news.ticker.first_seen_at IS 'The first capture that showed it.';
COMMENT ON COLUMN news.ticker.last_seen_at IS 'The last capture that showed it.';

CREATE TABLE news.menu (
    outlet text NOT NULL,
    edition text NOT NULL,
    kind text NOT NULL,
    position integer NOT NULL,
    label text NOT NULL,
    captured_at timestamptz NOT NULL,
    capture_id uuid NOT NULL,
    PRIMARY KEY (outlet, edition, kind, position)
);
COMMENT ON TABLE news.menu IS 'The menus of each edition, as in its newest capture that shows any.';
COMMENT ON COLUMN news.menu.outlet IS 'The news brand.';
COMMENT ON COLUMN news.menu.edition IS 'The edition.';
COMMENT ON COLUMN news.menu.kind IS 'section, region, or edition (labels are language codes, ISO 639-1).';
COMMENT ON COLUMN news.menu.position IS 'Order within the menu, from 1.';
COMMENT ON COLUMN news.menu.label IS 'As printed.';
COMMENT ON COLUMN news.menu.captured_at IS 'When the capture was fetched.';
COMMENT ON COLUMN news.menu.capture_id IS 'The capture that shows it.';
