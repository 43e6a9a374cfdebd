-- How much does each outlet publish a day, how long are its articles, and how many carry a byline?
SELECT outlet, edition, published_on, count(*) AS articles, round(avg(word_count)) AS words,
       round(avg((authors <> '{}')::int), 2) AS with_author
FROM news.article
WHERE published_on IS NOT NULL
GROUP BY outlet, edition, published_on
ORDER BY published_on DESC, outlet, edition
LIMIT 30;
