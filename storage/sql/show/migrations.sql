SELECT name, to_char(applied_at, 'YYYY-MM-DD HH24:MI:SS') AS applied_utc FROM ops.migration ORDER BY applied_at, name;
