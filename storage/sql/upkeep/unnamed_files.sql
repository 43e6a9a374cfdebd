-- Of some files of the archive those without a capture whose bytes are kept.
SELECT archive_file FROM unnest(%(files)s::text[]) AS f (archive_file)
WHERE NOT EXISTS (SELECT FROM landing.capture c WHERE c.archive_file = f.archive_file AND c.retired_at IS NULL);
