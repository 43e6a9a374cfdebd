COPY stage_capture (
    capture_id, outlet, edition, url, url_key, location, payload_digest, captured_at, source, status, media_type,
    headers, archive_file, archive_offset, archive_length, time_is_known, run_id, archive_digest, opt_outs, withheld)
FROM STDIN;
