-- Verdicts that are old and the same as the one before them: what changed, and when, stays.
WITH judged AS (
    SELECT outlet, edition, check_name, checked_at,
           verdict = lag(verdict) OVER (PARTITION BY outlet, edition, check_name ORDER BY checked_at) AS is_same
    FROM ops.quality
    WHERE checked_at < now() - make_interval(days => %(days)s)
)
DELETE FROM ops.quality q USING judged j
WHERE j.is_same AND q.outlet = j.outlet AND q.edition = j.edition AND q.check_name = j.check_name AND q.checked_at = j.checked_at;
