UPDATE landing.retired_file SET deleted_at = now() WHERE archive_file = %(archive_file)s;
