SELECT ending, count(*) FROM ops.disposition WHERE run_id = %(run_id)s GROUP BY ending ORDER BY count(*) DESC, ending;
