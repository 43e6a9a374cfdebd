COPY stage_disposition (run_id, url, ending, detail, capture_id) FROM STDIN;
