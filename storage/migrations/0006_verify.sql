-- Captures whose bytes turned out to be nowhere.
ALTER TABLE landing.capture ADD COLUMN lost_at timestamptz;
COMMENT ON COLUMN landing.capture.lost_at IS
    'When `scrapy verify --repair` found its bytes nowhere in the archive; null unless that was so. It is retired then, so '
    'that the archive keeps them again when they come again.';
COMMENT ON COLUMN landing.capture.retired_at IS
    'When its bytes were given up by the declared retention, or found lost; null while the archive keeps them.';
