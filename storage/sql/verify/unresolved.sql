SELECT file, record_offset FROM verify_record WHERE original_key IS NOT NULL AND capture_id IS NULL AND file <> ALL (%(writing)s)
ORDER BY seq;
