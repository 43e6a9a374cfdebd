COPY verify_record (
    file, base_name, record_offset, record_length, payload_digest, archive_digest, capture_id, is_sighting, outlet, edition,
    url_key, seen_at, original_key, original_at)
FROM STDIN;
