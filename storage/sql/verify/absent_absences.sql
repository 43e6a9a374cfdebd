-- Of absences by their places in a list those without a row.
SELECT page.place
FROM unnest(%(outlets)s::text[], %(editions)s::text[], %(url_keys)s::text[], %(seen_at)s::timestamptz[])
     WITH ORDINALITY AS page (outlet, edition, url_key, seen_at, place)
WHERE NOT EXISTS (SELECT FROM landing.absence a
                  WHERE (a.outlet, a.edition, a.url_key, a.seen_at) = (page.outlet, page.edition, page.url_key, page.seen_at))
ORDER BY page.place;
