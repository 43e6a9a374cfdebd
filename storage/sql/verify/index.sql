CREATE INDEX ON verify_record (file, record_offset);
CREATE INDEX ON verify_record (capture_id);
CREATE INDEX ON verify_record (outlet, edition, url_key, seen_at);
CREATE INDEX ON verify_record (base_name, record_offset);
ANALYZE verify_record, verify_note;
