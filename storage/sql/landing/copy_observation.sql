COPY stage_observation (capture_id, captured_at) FROM STDIN;
