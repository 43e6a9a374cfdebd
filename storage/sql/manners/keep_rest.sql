INSERT INTO landing.host (host, rest_until, failures, is_asked, detail)
VALUES (%(host)s, %(rest_until)s, %(failures)s, %(is_asked)s, %(detail)s)
ON CONFLICT (host) DO UPDATE
SET rest_until = excluded.rest_until, failures = excluded.failures, is_asked = excluded.is_asked,
    detail = excluded.detail, changed_at = now();
