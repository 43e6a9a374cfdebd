-- Where nothing changed there is nothing to tell, but that a reading was another one (`1_disposition.sql`).
SELECT count(*) FROM ops.disposition WHERE run_id = %(run_id)s AND ending = 'unchanged' AND detail IS NOT NULL;
