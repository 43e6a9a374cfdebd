SELECT outlet || '/' || edition AS outlet,
       CASE published_precision
           WHEN 'minute' THEN to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC'
           WHEN 'inferred' THEN published_on || ' (inferred)'
           ELSE published_on::text
       END AS published,
       page_class AS kind, headline, word_count AS words, array_to_string(authors, ', ') AS authors, array_to_string(tags, ', ') AS tags
FROM news.article
ORDER BY last_captured_at DESC, published_at DESC NULLS LAST, article_id
LIMIT 20;
