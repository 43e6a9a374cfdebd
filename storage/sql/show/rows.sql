SELECT 'landing.capture' AS relation, count(*) AS rows FROM landing.capture
UNION ALL SELECT 'landing.extraction', count(*) FROM landing.extraction
UNION ALL SELECT 'landing.pending', count(*) FROM landing.pending
UNION ALL SELECT 'news.article', count(*) FROM news.article
UNION ALL SELECT 'news.revision', count(*) FROM news.revision_start
UNION ALL SELECT 'news.image', count(*) FROM news.image
UNION ALL SELECT 'news.link', count(*) FROM news.link
UNION ALL SELECT 'news.live_post', count(*) FROM news.live_post
UNION ALL SELECT 'news.ticker', count(*) FROM news.ticker
UNION ALL SELECT 'news.menu', count(*) FROM news.menu
UNION ALL SELECT 'ops.disposition', count(*) FROM ops.disposition;
