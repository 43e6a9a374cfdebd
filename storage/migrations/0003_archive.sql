-- Reading the archive again: runs of that source, what is known of a capture's time, the captures of an archive file.
ALTER TABLE landing.run DROP CONSTRAINT run_source_check;
ALTER TABLE landing.run ADD CONSTRAINT run_source_check CHECK (source IN ('live', 'warc', 'file', 'archive'));
COMMENT ON COLUMN landing.run.source IS
    'Where its captures came from: live, warc, file, or archive for captures that were there and are read again.';

ALTER TABLE landing.capture ADD COLUMN time_is_known boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN landing.capture.time_is_known IS
    'Whether captured_at was told; false where it is only when a file was taken over, so that nothing is counted from it.';
-- Of older rows only files can lack a time, and what was taken over then landed within seconds.
UPDATE landing.capture
SET time_is_known = (source = 'file' AND landed_at - captured_at > interval '1 hour')
WHERE status IS NULL;

CREATE INDEX ON landing.capture (outlet, edition, archive_file, archive_offset, capture_id);
