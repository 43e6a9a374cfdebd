SELECT fetched_at, status, body, etag, last_modified FROM landing.host_file WHERE origin = %(origin)s AND path = %(path)s;
