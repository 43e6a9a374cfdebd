-- What the reader tells beyond plain articles: live blogs with their posts, videos, galleries; bodies with their structure.
ALTER TABLE landing.extraction DROP CONSTRAINT extraction_page_class_check;
ALTER TABLE landing.extraction
    ADD CONSTRAINT extraction_page_class_check CHECK (page_class IN (
        'article', 'live_blog', 'video', 'gallery', 'listing', 'consent', 'paywall', 'block', 'error', 'unknown')),
    ADD COLUMN body_html text,
    ADD COLUMN posts jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN landing.extraction.page_class IS
    'What the page is; landing.is_article tells which classes are articles of the outlet.';
COMMENT ON COLUMN landing.extraction.body IS
    'The paragraphs and the sub-headings between them, parted by one empty line, without captions; of a live blog what stands above its posts.';
COMMENT ON COLUMN landing.extraction.body_html IS
    'The same body with its structure, as a small subset of HTML: sub-headings, lists, quotes and captions in their place. '
    'Null in readings of before that was kept.';
COMMENT ON COLUMN landing.extraction.posts IS
    'Of a live blog, a list of {headline, body, posted_at, posted_raw, author}, in the order of the page.';
COMMENT ON COLUMN landing.extraction.field_sources IS
    'List of {field, source, confidence}: which alternative gave each filled field, and how sure (0 to 1) the reader is of it; '
    'without a confidence where the reader told none.';

-- Whatever stands there was read as a plain article.
ALTER TABLE news.article
    ADD COLUMN page_class text NOT NULL DEFAULT 'article',
    ADD COLUMN body_html text;
ALTER TABLE news.article ALTER COLUMN page_class DROP DEFAULT;
COMMENT ON TABLE news.article IS
    'One article of one edition, as it stands in its newest capture: an article in words, a live blog, a video or a gallery.';
COMMENT ON COLUMN news.article.page_class IS 'What kind of article it is: article, live_blog, video or gallery.';
COMMENT ON COLUMN news.article.body IS
    'The paragraphs and the sub-headings between them, parted by one empty line, without captions; of a live blog what stands above its posts.';
COMMENT ON COLUMN news.article.body_html IS
    'The same body with its structure, as a small subset of HTML: sub-headings, lists, quotes and captions in their place. '
    'Null where its reader did not keep that.';
COMMENT ON COLUMN news.article.search IS
    'For news.search: headline, standfirst, tags, body and posts in the article''s language.';

CREATE TABLE news.live_post (
    article_id uuid NOT NULL,
    position integer NOT NULL,
    posted_at timestamptz,
    posted_raw text,
    headline text,
    body text NOT NULL,
    author text,
    PRIMARY KEY (article_id, position)
);
CREATE INDEX ON news.live_post (posted_at);
COMMENT ON TABLE news.live_post IS 'The posts of each live blog, as they stand in its newest capture.';
COMMENT ON COLUMN news.live_post.article_id IS 'The live blog.';
COMMENT ON COLUMN news.live_post.position IS 'Order on the page, from 1; most live blogs put the newest first.';
COMMENT ON COLUMN news.live_post.posted_at IS 'When it was posted; null where the page does not tell the day.';
COMMENT ON COLUMN news.live_post.posted_raw IS 'That time as printed, else as declared.';
COMMENT ON COLUMN news.live_post.headline IS 'Its own headline, where it has one.';
COMMENT ON COLUMN news.live_post.body IS 'Its paragraphs, parted by one empty line.';
COMMENT ON COLUMN news.live_post.author IS 'Who wrote it, where the post says so.';
