-- Facts that follow from looking again: what each wording was compared with, edits taken back, removals.
ALTER TABLE news.revision_start
    ADD COLUMN compared_with uuid,
    ADD COLUMN reader_version integer,
    ADD COLUMN flicker boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN news.revision_start.compared_with IS
    'The capture of before whose wording differs, seen last before this one; null for the first wording.';
COMMENT ON COLUMN news.revision_start.reader_version IS
    'The newest reader that has read both captures, by which they differ; null for the first wording.';
COMMENT ON COLUMN news.revision_start.flicker IS 'Whether it is part of a change that was taken back, see news.revision.';
CREATE INDEX ON news.revision_start (captured_at) WHERE version > 1;

CREATE TABLE news.removal (
    article_id uuid NOT NULL,
    gone_from timestamptz NOT NULL,
    confirmed_at timestamptz NOT NULL,
    back_at timestamptz,
    PRIMARY KEY (article_id, gone_from)
);
CREATE INDEX ON news.removal (gone_from);
COMMENT ON TABLE news.removal IS
    'Each time at which an outlet took an article down: its address gave 404 or 410, and did so again an hour or more later, '
    'with no page of the article seen between. Redirects neither confirm nor end it. An article with several addresses is '
    'gone while none of them shows it.';
COMMENT ON COLUMN news.removal.article_id IS 'The article.';
COMMENT ON COLUMN news.removal.gone_from IS 'When it was first seen to be gone.';
COMMENT ON COLUMN news.removal.confirmed_at IS 'When it was seen to be gone once more, an hour or more later.';
COMMENT ON COLUMN news.removal.back_at IS 'When a page of it was seen again; null while it is gone.';

COMMENT ON COLUMN news.article.last_captured_at IS
    'When a page of it last came with other bytes than its address gave before; news.article_seen tells when it was last seen.';
COMMENT ON COLUMN news.article.removed_at IS
    'When the outlet was first seen to have taken it down, while it is gone; see news.removal. Null while it is there.';
COMMENT ON COLUMN news.article_capture.captured_at IS 'When its bytes were first seen.';
COMMENT ON TABLE news.article_alias IS
    'Other ids that an article had or may have had before more was known of it: those of the addresses of its captures, and '
    'of the content of those without an address. An id that is an article of its own is none.';
COMMENT ON COLUMN news.article_alias.former_article_id IS 'The other id.';
COMMENT ON COLUMN news.article_alias.article_id IS 'The article; of several, the one whose capture was first seen last.';
COMMENT ON COLUMN news.menu.captured_at IS 'When its address last gave other bytes than before, and then these.';

-- All of news.* is derived anew by the next normalise: what it means has changed.
DELETE FROM news.ticker;
DELETE FROM news.menu;
ALTER TABLE news.ticker ADD COLUMN capture_id uuid NOT NULL;
COMMENT ON COLUMN news.ticker.first_seen_at IS 'When a capture that shows it was first seen.';
COMMENT ON COLUMN news.ticker.last_seen_at IS
    'When a page that shows it last came with other bytes than its address gave before.';
COMMENT ON COLUMN news.ticker.capture_id IS 'The capture that came then.';
INSERT INTO landing.pending (capture_id) SELECT capture_id FROM landing.capture;

-- When each link was seen first: sightings are given up by the declared retention, and there are far more of them.
CREATE TABLE landing.listed (
    outlet text NOT NULL,
    edition text NOT NULL,
    url_key text NOT NULL,
    first_seen_at timestamptz NOT NULL,
    PRIMARY KEY (outlet, edition, url_key)
);
CREATE INDEX ON landing.listed (((first_seen_at AT TIME ZONE 'UTC')::date));
COMMENT ON TABLE landing.listed IS
    'Each link that a feed, sitemap or listing showed, as of its first landing.sighting; see ops.completeness.';
COMMENT ON COLUMN landing.listed.outlet IS 'The news brand.';
COMMENT ON COLUMN landing.listed.edition IS 'The edition.';
COMMENT ON COLUMN landing.listed.url_key IS 'The outlet''s identity rule applied to the URL, as in landing.capture.';
COMMENT ON COLUMN landing.listed.first_seen_at IS 'When it was seen first.';
INSERT INTO landing.listed (outlet, edition, url_key, first_seen_at)
SELECT outlet, edition, url_key, min(seen_at) FROM landing.sighting GROUP BY outlet, edition, url_key;
