-- Which alternative gave each field in the articles captured live within some days: of the latest ones, and of those
-- before. A row without a field counts the articles. One reader's readings only: another one may name its sources anew.
WITH page AS (
    SELECT e.field_sources, e.reader_version, max(e.reader_version) OVER () AS newest_reader,
           row_number() OVER (ORDER BY c.captured_at DESC, c.capture_id) <= %(latest)s AS is_late
    FROM landing.capture c JOIN landing.reading e USING (capture_id)
    WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.source = 'live' AND landing.is_article(e.page_class)
      AND c.captured_at > now() - make_interval(days => %(days)s)
), compared AS (
    SELECT field_sources, is_late FROM page WHERE reader_version = newest_reader
)
SELECT is_late, NULL AS field, NULL AS source, count(*) FROM compared GROUP BY is_late
UNION ALL
SELECT is_late, f.field, f.source, count(*)
FROM compared CROSS JOIN LATERAL jsonb_to_recordset(field_sources) AS f (field text, source text)
GROUP BY is_late, f.field, f.source;
