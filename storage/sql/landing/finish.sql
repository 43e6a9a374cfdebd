UPDATE landing.run SET finished_at = now(), outcome = %(outcome)s, detail = %(detail)s, met = %(met)s WHERE run_id = %(run_id)s;
