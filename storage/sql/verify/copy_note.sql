COPY verify_note (base_name, record_offset, noted_at, withheld) FROM STDIN;
