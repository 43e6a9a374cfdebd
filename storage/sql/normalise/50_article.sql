-- An article is what its newest capture says, as the newest reader read it. What the newest lacks is not taken from
-- older ones, save for two lasting facts: a stated date beats an inferred one or none, and an address beats none. A page
-- without an address of its own only claims to be this article, so it counts as older than any that was fetched there.
CREATE TEMP TABLE work_shown ON COMMIT DROP AS
SELECT a.article_id, a.capture_id, a.article_key, e.reader_version, coalesce(c.url, e.url) AS url,
       e.published_precision, s.first_at, s.last_at,
       row_number() OVER (PARTITION BY a.article_id ORDER BY (c.url IS NULL), s.last_at DESC, a.capture_id DESC) AS age
FROM (
    SELECT article_id, capture_id, min(captured_at) AS first_at, max(captured_at) AS last_at
    FROM work_seen GROUP BY article_id, capture_id
) s
JOIN news.article_capture a USING (capture_id)
JOIN landing.capture c USING (capture_id)
JOIN landing.reading e USING (capture_id);
CREATE INDEX ON work_shown (article_id, age);
ANALYZE work_shown;

CREATE TEMP TABLE work_row (LIKE news.article, PRIMARY KEY (article_id)) ON COMMIT DROP;
INSERT INTO work_row (
    article_id, outlet, edition, article_key, url, headline, standfirst, body, byline, authors, source_credit, section,
    breadcrumbs, subheadings, tags, language, published_at, published_on, published_precision, published_raw,
    published_from, modified_at, modified_raw, reading_minutes, word_count, lead_image_url, lead_image_caption, notices,
    first_captured_at, last_captured_at, revision_count, removed_at, story_id, capture_id, reader_version, page_class,
    body_html, search)
SELECT n.article_id, c.outlet, c.edition, n.article_key, at.url, e.headline, e.standfirst, e.body, e.byline, e.authors,
       e.source_credit, e.section, e.breadcrumbs, e.subheadings, indexable.tags, e.language, dated.published_at,
       dated.published_on, dated.published_precision, dated.published_raw, dated.published_from, e.modified_at,
       e.modified_raw, e.reading_minutes, e.word_count, e.images -> 0 ->> 'url', e.images -> 0 ->> 'caption', e.notices,
       at.first_at, at.last_at, r.revisions, gone.gone_from, NULL, n.capture_id, n.reader_version, e.page_class, e.body_html,
       CASE WHEN (old.language, old.headline, old.tags, old.standfirst, old.body)
                IS NOT DISTINCT FROM (e.language, e.headline, indexable.tags, e.standfirst, e.body)
                AND old.search IS NOT NULL AND 'live_blog' NOT IN (old.page_class, e.page_class)
            THEN old.search
            ELSE news.search_vector(e.language, e.headline, indexable.tags, e.standfirst,
                                    concat_ws(E'\n\n', e.body, posted.words)) END
FROM work_shown n
JOIN landing.capture c USING (capture_id)
JOIN landing.extraction e USING (capture_id, reader_version)
CROSS JOIN LATERAL (
    SELECT min(first_at) AS first_at, max(last_at) AS last_at,
           (array_agg(url ORDER BY age) FILTER (WHERE url IS NOT NULL))[1] AS url,
           coalesce(min(age) FILTER (WHERE published_precision IN ('minute', 'day')), 1) AS dated_age
    FROM work_shown s WHERE s.article_id = n.article_id
) at
JOIN work_shown d ON d.article_id = n.article_id AND d.age = at.dated_age
JOIN landing.extraction dated ON dated.capture_id = d.capture_id AND dated.reader_version = d.reader_version
-- An entry of the index on tags holds 2,712 bytes at most; one that is longer would stop every normalise.
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(tag ORDER BY place) FILTER (WHERE octet_length(tag) <= 2000), '{}') AS tags
    FROM unnest(e.tags) WITH ORDINALITY AS t (tag, place)
) indexable
-- A live blog is found by what its posts say, too.
CROSS JOIN LATERAL (
    SELECT string_agg(concat_ws(E'\n\n', item ->> 'headline', item ->> 'body'), E'\n\n' ORDER BY place) AS words
    FROM jsonb_array_elements(e.posts) WITH ORDINALITY AS p (item, place)
) posted
CROSS JOIN LATERAL (SELECT count(*) AS revisions FROM news.revision_start s WHERE s.article_id = n.article_id) r
LEFT JOIN news.removal gone ON gone.article_id = n.article_id AND gone.back_at IS NULL
LEFT JOIN news.article old ON old.article_id = n.article_id
WHERE n.age = 1;
ANALYZE work_row;

CREATE TEMP TABLE work_gone ON COMMIT DROP AS
SELECT a.article_id, a.outlet, a.edition, a.article_key
FROM news.article a JOIN work_article USING (article_id)
WHERE NOT EXISTS (SELECT FROM work_row r WHERE r.article_id = a.article_id);

CREATE TEMP TABLE work_changed ON COMMIT DROP AS
SELECT a.article_id, r.revision_count > a.revision_count AS is_edited,
       a.removed_at IS NULL AND r.removed_at IS NOT NULL AS is_taken_down,
       a.removed_at IS NOT NULL AND r.removed_at IS NULL AS is_back
FROM news.article a JOIN work_row r USING (article_id) WHERE ROW(a.*) IS DISTINCT FROM ROW(r.*);

DELETE FROM news.article a
USING (SELECT article_id FROM work_gone UNION ALL SELECT article_id FROM work_changed) w
WHERE a.article_id = w.article_id;

CREATE TEMP TABLE work_written (article_id uuid) ON COMMIT DROP;
WITH written AS (
    INSERT INTO news.article SELECT * FROM work_row ON CONFLICT DO NOTHING RETURNING article_id
)
INSERT INTO work_written SELECT article_id FROM written;
