SELECT name, sha256 FROM ops.migration ORDER BY applied_at, name;
