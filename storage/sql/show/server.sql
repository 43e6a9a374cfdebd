SELECT current_setting('server_version') AS postgres, current_database() AS database,
       pg_size_pretty(pg_database_size(current_database())) AS size, date_trunc('second', now() - pg_postmaster_start_time())::text AS up_for;
