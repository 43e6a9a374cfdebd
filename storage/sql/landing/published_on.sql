-- How many articles of an edition were published on a day, and whether it was crawled live for what is new before that day.
SELECT (SELECT count(*) FROM news.article
        WHERE outlet = %(outlet)s AND edition = %(edition)s AND published_on = %(day)s),
       EXISTS (SELECT FROM ops.silence
               WHERE outlet = %(outlet)s AND edition = %(edition)s AND followed_since::date < %(day)s);
