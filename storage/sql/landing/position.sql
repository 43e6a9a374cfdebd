SELECT archive_file, archive_offset, archive_length FROM landing.capture WHERE capture_id = %(capture_id)s AND retired_at IS NULL;
