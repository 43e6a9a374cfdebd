-- The newest changed wordings of each edition, and what changed: [field, [[kind, segment], ...]], in the order of the page.
SELECT asked.outlet, asked.edition, changed.version, changed.captured_at, changed.flicker, changed.headline, edit.changes
FROM unnest(%(outlets)s::text[], %(editions)s::text[]) AS asked (outlet, edition)
CROSS JOIN LATERAL (
    SELECT s.article_id, s.version, s.captured_at, s.flicker, a.headline
    FROM news.revision_start s JOIN news.article a USING (article_id)
    WHERE a.outlet = asked.outlet AND a.edition = asked.edition AND s.version > 1
    ORDER BY s.captured_at DESC, s.article_id
    LIMIT %(shown)s
) changed
CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_array(d.field, d.segments)
                              ORDER BY array_position(ARRAY['headline', 'standfirst', 'body'], d.field)), '[]') AS changes
    FROM news.revision_diff d
    WHERE d.article_id = changed.article_id AND d.version = changed.version
) edit
ORDER BY changed.captured_at DESC, changed.article_id;
