-- The stage of a session: one temporary table per kind of row, emptied by each commit.
CREATE TEMP TABLE stage_capture (LIKE landing.capture) ON COMMIT DELETE ROWS;
ALTER TABLE stage_capture DROP COLUMN landed_at;
CREATE TEMP TABLE stage_extraction (LIKE landing.extraction) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE stage_disposition (LIKE ops.disposition) ON COMMIT DELETE ROWS;
ALTER TABLE stage_disposition DROP COLUMN run_started_at;
CREATE TEMP TABLE stage_sighting (LIKE landing.sighting) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE stage_observation (capture_id uuid, captured_at timestamptz) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE stage_absence (LIKE landing.absence) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE stage_found (outlet text, edition text, url_key text, url text) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE stage_attempt (outlet text, edition text, url_key text, url text, ending text, settles_after integer)
ON COMMIT DELETE ROWS;
CREATE TEMP TABLE stage_feed (LIKE landing.feed) ON COMMIT DELETE ROWS;
