-- Captures whose bytes turned out to be nowhere, and those whose bytes were kept once more.
ALTER TABLE landing.capture ADD COLUMN lost_at timestamptz, ADD COLUMN archived_at timestamptz;
COMMENT ON COLUMN landing.capture.archived_at IS
    'WARC-Date of the record that holds its bytes, to which revisit records refer; null where that is captured_at.';
COMMENT ON COLUMN landing.capture.lost_at IS
    'When `scrapy verify --repair` found its bytes nowhere in the archive; null unless that was so. It is retired then, so '
    'that the archive keeps them again when they come again.';
COMMENT ON COLUMN landing.capture.retired_at IS
    'When its bytes were given up by the declared retention, or found lost; null while the archive keeps them.';
