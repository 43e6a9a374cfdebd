INSERT INTO landing.run (run_id, outlet, edition, spider, source, arguments, reader_version, started_at)
VALUES (%(run_id)s, %(outlet)s, %(edition)s, %(spider)s, %(source)s, %(arguments)s, %(reader_version)s, %(started_at)s)
ON CONFLICT (run_id) DO UPDATE SET finished_at = NULL, outcome = NULL, detail = NULL
RETURNING run_number;
