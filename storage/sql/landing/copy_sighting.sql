COPY stage_sighting (outlet, edition, url_key, seen_in, seen_at, run_id, url, title, published_at) FROM STDIN;
