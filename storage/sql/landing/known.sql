-- Known is what is an article by the newest reading of some capture. What came as a consent wall, an error page, or was
-- not read at all is asked for again.
SELECT DISTINCT c.url_key
FROM landing.capture c JOIN landing.reading r USING (capture_id)
WHERE c.outlet = %(outlet)s AND c.edition = %(edition)s AND c.url_key = ANY (%(url_keys)s) AND r.page_class = 'article';
