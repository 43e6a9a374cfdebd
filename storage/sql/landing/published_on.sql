-- How many articles of an edition were published on a day, and whether the edition was followed before that day.
SELECT count(*) FILTER (WHERE published_on = %(day)s), coalesce(min(first_captured_at)::date < %(day)s, false)
FROM news.article
WHERE outlet = %(outlet)s AND edition = %(edition)s;
