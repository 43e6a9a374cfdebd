SELECT FROM landing.pending LIMIT 1;
