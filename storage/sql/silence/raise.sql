INSERT INTO ops.alert (outlet, edition, kind, since, detail)
VALUES (%(outlet)s, %(edition)s, 'silence', %(since)s, %(detail)s)
ON CONFLICT DO NOTHING;
