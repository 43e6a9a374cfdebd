-- What the archive's files say, for one verify: of each record that keeps a page or tells of one, where it stands and what
-- it is; what was noted of records; the files.
CREATE TEMP TABLE verify_record (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    file text NOT NULL,
    base_name text NOT NULL,
    record_offset bigint NOT NULL,
    record_length bigint NOT NULL,
    payload_digest text,
    archive_digest text,
    capture_id uuid,
    is_sighting boolean NOT NULL,
    outlet text,
    edition text,
    url_key text,
    seen_at timestamptz NOT NULL,
    original_key text,
    original_at timestamptz
);
CREATE TEMP TABLE verify_note (base_name text NOT NULL, record_offset bigint NOT NULL, noted_at timestamptz NOT NULL, withheld boolean NOT NULL);
CREATE TEMP TABLE verify_file (file text NOT NULL, size bigint NOT NULL);
-- What a cursor finds is read to its end.
SET cursor_tuple_fraction = 1;
