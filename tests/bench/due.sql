-- Twenty minutes pass: the first look again at each article is due.
WITH seen AS (UPDATE landing.observation SET captured_at = captured_at - interval '20 minutes')
UPDATE landing.capture SET captured_at = captured_at - interval '20 minutes' RETURNING 1;
