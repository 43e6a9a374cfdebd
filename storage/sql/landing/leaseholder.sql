-- The session that crawls an edition live, by the lock of ops.lease, and the run that it holds, by that of ops.hold.
SELECT lease.pid, r.run_number, r.started_at
FROM pg_locks lease
JOIN pg_database d ON d.oid = lease.database AND d.datname = current_database()
LEFT JOIN pg_locks held ON held.pid = lease.pid AND held.database = lease.database AND held.locktype = 'advisory'
    AND held.classid = 1684828782 AND held.objsubid = 2 AND held.granted
LEFT JOIN landing.run r ON r.run_number::oid = held.objid
WHERE lease.locktype = 'advisory' AND lease.classid = 1684827237 AND lease.objsubid = 2 AND lease.granted
  AND lease.objid = (hashtext(concat_ws(E'\n', %(outlet)s::text, %(edition)s::text))::bigint & 4294967295)::oid;
