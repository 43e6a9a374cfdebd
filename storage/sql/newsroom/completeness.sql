-- What became of the links that were first listed on each of the last days.
SELECT c.outlet, c.edition, c.day, c.listed, c.stored, c.share, c.not_article, c.left_out, c.rejected, c.gone, c.failed,
       c.waiting, c.removed
FROM ops.completeness c
JOIN unnest(%(outlets)s::text[], %(editions)s::text[]) AS asked (outlet, edition) USING (outlet, edition)
WHERE c.day >= %(first)s
ORDER BY c.day DESC;
