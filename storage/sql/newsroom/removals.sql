-- The articles of each edition that were taken down last.
SELECT asked.outlet, asked.edition, taken_down.headline, taken_down.url, taken_down.gone_from, taken_down.back_at
FROM unnest(%(outlets)s::text[], %(editions)s::text[]) AS asked (outlet, edition)
CROSS JOIN LATERAL (
    SELECT a.headline, a.url, m.gone_from, m.back_at
    FROM news.removal m JOIN news.article a USING (article_id)
    WHERE a.outlet = asked.outlet AND a.edition = asked.edition
    ORDER BY m.gone_from DESC, m.article_id
    LIMIT %(shown)s
) taken_down
ORDER BY taken_down.gone_from DESC;
