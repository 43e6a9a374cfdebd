-- Spiders that are at work, each with the time at which it began: its files are not yet what they will be.
SELECT spider, min(started_at) FROM landing.run WHERE outcome IS NULL AND ops.is_held(run_number) GROUP BY spider;
