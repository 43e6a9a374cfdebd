COPY stage_absence (outlet, edition, url_key, seen_at, status, url, led_to, run_id) FROM STDIN;
