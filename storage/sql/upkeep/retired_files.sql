SELECT archive_file FROM landing.retired_file WHERE deleted_at IS NULL ORDER BY retired_at, archive_file;
