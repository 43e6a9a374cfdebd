UPDATE ops.alert SET resolved_at = now()
WHERE outlet = %(outlet)s AND edition = %(edition)s AND kind = 'silence' AND resolved_at IS NULL AND since < %(since)s;
