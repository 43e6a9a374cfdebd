SELECT silent_since, extract(epoch FROM silent_for) / 3600.0
FROM ops.silence
WHERE outlet = %(outlet)s AND edition = %(edition)s;
