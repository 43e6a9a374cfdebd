COPY stage_found (outlet, edition, url_key, url) FROM STDIN;
