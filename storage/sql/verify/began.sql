-- When this verify began, by the clock of the database: rows that land from now on are looked at the next time.
SELECT now(), EXISTS (SELECT FROM landing.capture WHERE retired_at IS NULL);
