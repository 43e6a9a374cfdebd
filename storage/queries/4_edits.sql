-- What did the outlets change in their articles after they were first seen, word by word?
SELECT a.outlet, d.captured_at AS changed_at, d.field, array_to_string(d.removed, ' … ') AS removed,
       array_to_string(d.added, ' … ') AS added, d.flicker AS taken_back, a.url
FROM news.revision_diff d JOIN news.article a USING (article_id)
ORDER BY d.captured_at DESC, a.article_id, d.field
LIMIT 20;
