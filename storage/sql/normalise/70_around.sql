-- What stands around the articles of an edition: the breaking-news lines of the changed captures, each line once, and
-- each menu as the newest capture that shows it does.
CREATE TEMP TABLE work_around ON COMMIT DROP AS
SELECT c.outlet, c.edition, c.capture_id, e.ticker, e.menu, o.first_at, o.last_at
FROM work_capture w
JOIN landing.capture c USING (capture_id)
JOIN landing.reading e USING (capture_id)
CROSS JOIN LATERAL (
    SELECT min(captured_at) AS first_at, max(captured_at) AS last_at
    FROM landing.observation WHERE capture_id = c.capture_id
) o
WHERE e.ticker <> '{}' OR e.menu <> '[]';

INSERT INTO news.ticker AS t (outlet, edition, position, line, first_seen_at, last_seen_at)
SELECT a.outlet, a.edition, (array_agg(l.position ORDER BY a.last_at DESC, a.capture_id DESC, l.position))[1], l.line,
       min(a.first_at), max(a.last_at)
FROM work_around a CROSS JOIN LATERAL unnest(a.ticker) WITH ORDINALITY AS l (line, position)
GROUP BY a.outlet, a.edition, l.line
ON CONFLICT (outlet, edition, md5(line)) DO UPDATE
SET position = CASE WHEN excluded.last_seen_at >= t.last_seen_at THEN excluded.position ELSE t.position END,
    first_seen_at = least(t.first_seen_at, excluded.first_seen_at),
    last_seen_at = greatest(t.last_seen_at, excluded.last_seen_at);

CREATE TEMP TABLE work_menu ON COMMIT DROP AS
SELECT DISTINCT ON (a.outlet, a.edition, k.kind) a.outlet, a.edition, k.kind, a.capture_id, a.last_at, a.menu
FROM work_around a
CROSS JOIN LATERAL (SELECT DISTINCT item ->> 'kind' AS kind FROM jsonb_array_elements(a.menu) item) k
WHERE NOT EXISTS (
    SELECT FROM news.menu m
    WHERE m.outlet = a.outlet AND m.edition = a.edition AND m.kind = k.kind
      AND (m.captured_at, m.capture_id) > (a.last_at, a.capture_id)
)
ORDER BY a.outlet, a.edition, k.kind, a.last_at DESC, a.capture_id DESC;

DELETE FROM news.menu m USING work_menu w WHERE m.outlet = w.outlet AND m.edition = w.edition AND m.kind = w.kind;
INSERT INTO news.menu (outlet, edition, kind, position, label, captured_at, capture_id)
SELECT w.outlet, w.edition, w.kind, row_number() OVER (PARTITION BY w.outlet, w.edition, w.kind ORDER BY m.position),
       m.item ->> 'label', w.last_at, w.capture_id
FROM work_menu w CROSS JOIN LATERAL jsonb_array_elements(w.menu) WITH ORDINALITY AS m (item, position)
WHERE m.item ->> 'kind' = w.kind;
