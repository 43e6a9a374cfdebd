-- The feeds of an edition that could not be read when they were last asked.
SELECT url, failures, detail FROM landing.feed
WHERE outlet = %(outlet)s AND edition = %(edition)s AND failures > 0
ORDER BY url;
