UPDATE landing.frontier SET settled_at = NULL, tries = 0, tried_at = NULL
WHERE outlet = %(outlet)s AND edition = %(edition)s AND (settled_at IS NULL AND tries > 0 OR ending = 'rejected');
