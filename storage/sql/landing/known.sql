SELECT DISTINCT url_key FROM landing.capture WHERE outlet = %s AND edition = %s AND url_key = ANY (%s);
