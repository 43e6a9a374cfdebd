COPY stage_attempt (outlet, edition, url_key, url, ending, settles_after) FROM STDIN;
