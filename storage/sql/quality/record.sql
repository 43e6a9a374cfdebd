INSERT INTO ops.quality (outlet, edition, check_name, checked_at, verdict, value, expected, detail)
VALUES (%(outlet)s, %(edition)s, %(name)s, %(checked_at)s, %(verdict)s, %(value)s, %(expected)s, %(detail)s);
