-- Who wrote about the S-400 missiles, best match first?
SELECT outlet, published_at::date AS published, headline, snippet
FROM news.search('S-400 (missile OR deal)', max_results => 5);
