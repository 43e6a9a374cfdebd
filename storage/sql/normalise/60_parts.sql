-- Pictures, links and posts of the articles that were made anew, from the reading that the article itself comes from.
DELETE FROM news.image i USING work_article w WHERE i.article_id = w.article_id;
INSERT INTO news.image (article_id, position, url, caption, credit)
SELECT r.article_id, i.position, i.item ->> 'url', i.item ->> 'caption', i.item ->> 'credit'
FROM work_row r
JOIN landing.extraction e USING (capture_id, reader_version)
CROSS JOIN LATERAL jsonb_array_elements(e.images) WITH ORDINALITY AS i (item, position);

DELETE FROM news.link l USING work_article w WHERE l.article_id = w.article_id;
INSERT INTO news.link (article_id, kind, position, title, url, section, linked_on)
SELECT r.article_id, l.item ->> 'kind',
       row_number() OVER (PARTITION BY r.article_id, l.item ->> 'kind' ORDER BY l.position),
       l.item ->> 'title', l.item ->> 'url', l.item ->> 'section', (l.item ->> 'linked_on')::date
FROM work_row r
JOIN landing.extraction e USING (capture_id, reader_version)
CROSS JOIN LATERAL jsonb_array_elements(e.links) WITH ORDINALITY AS l (item, position);

DELETE FROM news.live_post p USING work_article w WHERE p.article_id = w.article_id;
INSERT INTO news.live_post (article_id, position, posted_at, posted_raw, headline, body, author)
SELECT r.article_id, p.position, (p.item ->> 'posted_at')::timestamptz, p.item ->> 'posted_raw', p.item ->> 'headline',
       p.item ->> 'body', p.item ->> 'author'
FROM work_row r
JOIN landing.extraction e USING (capture_id, reader_version)
CROSS JOIN LATERAL jsonb_array_elements(e.posts) WITH ORDINALITY AS p (item, position);
