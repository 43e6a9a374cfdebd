-- Rows as they may stand in a warehouse that has only this migration and those before.
UPDATE landing.capture SET retired_at = '2026-03-01T00:00Z', lost_at = '2026-03-01T00:00Z' WHERE location = 'aged.txt';
