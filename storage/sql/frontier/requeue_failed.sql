UPDATE landing.frontier SET settled_at = NULL, tries = 0, tried_at = NULL, ending = NULL
WHERE outlet = %(outlet)s AND edition = %(edition)s
  AND (ending IN ('http_error', 'network_error', 'robots', 'offsite', 'redirected', 'rejected')
       OR settled_at IS NULL AND tries > 0);
