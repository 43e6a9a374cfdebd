SELECT rest_until, failures, is_asked, detail FROM landing.host WHERE host = %(host)s;
