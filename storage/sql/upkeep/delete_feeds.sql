-- Feeds that nobody declared, and that were neither asked nor told of for so many days: an index may name ever new ones.
DELETE FROM landing.feed
WHERE announced_in IS NOT NULL AND greatest(asked_at, read_at, first_seen_at) < now() - make_interval(days => %(days)s);
