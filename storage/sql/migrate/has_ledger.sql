SELECT to_regclass('ops.migration') IS NOT NULL;
