SELECT url FROM landing.frontier f
WHERE outlet = %(outlet)s AND edition = %(edition)s AND settled_at IS NULL
  AND (tried_at IS NULL OR tried_at <= now() - landing.rest(tries))
ORDER BY found_at, url_key
LIMIT %(count)s;
