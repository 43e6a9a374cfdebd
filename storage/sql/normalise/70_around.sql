-- What stands around the articles of an edition: the breaking-news lines, each once, and each menu as the capture that came
-- last and shows it does.
CREATE TEMP TABLE work_around ON COMMIT DROP AS
SELECT s.* FROM landing.surroundings s JOIN work_near USING (capture_id);
CREATE UNIQUE INDEX ON work_around (capture_id);
ANALYZE work_around;

-- Lines that stand there by a capture which does not vouch for them any more: its newest reader does not see them, or the
-- time goes by another since an older observation turned up. They are asked of all captures of the edition.
CREATE TEMP TABLE work_stale_line ON COMMIT DROP AS
SELECT t.outlet, t.edition, t.line
FROM news.ticker t JOIN work_around a USING (capture_id)
WHERE a.last_at < t.last_seen_at
UNION
SELECT t.outlet, t.edition, t.line
FROM work_around a
JOIN landing.extraction former USING (capture_id)
CROSS JOIN LATERAL unnest(former.ticker) AS lost (line)
JOIN news.ticker t ON t.outlet = a.outlet AND t.edition = a.edition AND md5(t.line) = md5(lost.line)
WHERE NOT lost.line = ANY (a.ticker);

CREATE TEMP TABLE work_stale_menu ON COMMIT DROP AS
SELECT DISTINCT m.outlet, m.edition, m.kind
FROM news.menu m JOIN work_around a USING (capture_id)
WHERE a.last_at < m.captured_at OR NOT a.menu @> jsonb_build_array(jsonb_build_object('kind', m.kind));

DELETE FROM news.ticker t
USING work_stale_line s WHERE t.outlet = s.outlet AND t.edition = s.edition AND md5(t.line) = md5(s.line);
DELETE FROM news.menu m USING work_stale_menu s WHERE m.outlet = s.outlet AND m.edition = s.edition AND m.kind = s.kind;

INSERT INTO work_around
SELECT s.*
FROM (
    SELECT outlet, edition, array_agg(line) FILTER (WHERE line IS NOT NULL) AS lines,
           array_agg(jsonb_build_array(jsonb_build_object('kind', kind))) FILTER (WHERE kind IS NOT NULL) AS menus
    FROM (SELECT outlet, edition, line, NULL AS kind FROM work_stale_line
          UNION ALL SELECT outlet, edition, NULL, kind FROM work_stale_menu) stale
    GROUP BY outlet, edition
) stale
JOIN landing.surroundings s USING (outlet, edition)
WHERE s.ticker && stale.lines OR s.menu @> ANY (stale.menus)
ON CONFLICT DO NOTHING;

INSERT INTO news.ticker AS t (outlet, edition, position, line, first_seen_at, last_seen_at, capture_id)
SELECT a.outlet, a.edition, (array_agg(l.position ORDER BY a.last_at DESC, a.capture_id DESC, l.position))[1], l.line,
       min(a.first_at), max(a.last_at), (array_agg(a.capture_id ORDER BY a.last_at DESC, a.capture_id DESC))[1]
FROM work_around a CROSS JOIN LATERAL unnest(a.ticker) WITH ORDINALITY AS l (line, position)
GROUP BY a.outlet, a.edition, l.line
ON CONFLICT (outlet, edition, md5(line)) DO UPDATE
SET first_seen_at = least(t.first_seen_at, excluded.first_seen_at),
    last_seen_at = greatest(t.last_seen_at, excluded.last_seen_at),
    position = CASE WHEN (excluded.last_seen_at, excluded.capture_id) >= (t.last_seen_at, t.capture_id)
                    THEN excluded.position ELSE t.position END,
    capture_id = CASE WHEN (excluded.last_seen_at, excluded.capture_id) >= (t.last_seen_at, t.capture_id)
                      THEN excluded.capture_id ELSE t.capture_id END;

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
