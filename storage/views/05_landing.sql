CREATE FUNCTION landing.is_article(page_class text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT page_class IN ('article', 'live_blog', 'video', 'gallery')
$$;
COMMENT ON FUNCTION landing.is_article IS
    'Whether a page of such a class is an article of its outlet, and goes into news.article: the one place of the rule here.';

-- What the reader's rules make of columns that are older.
COMMENT ON COLUMN landing.extraction.standfirst IS
    'The summary that is printed by itself, and is no part of body; else the description that the page declares. '
    'An introduction with which the text opens stands in body alone.';
COMMENT ON COLUMN landing.extraction.byline IS
    'Who wrote it: the printed line, where it is taken whole (a declared outlet, a text rendering), else the names alone.';

CREATE VIEW landing.reading AS
SELECT e.*
FROM landing.extraction e
WHERE NOT EXISTS (
    SELECT FROM landing.extraction newer
    WHERE newer.capture_id = e.capture_id AND newer.reader_version > e.reader_version
);
COMMENT ON VIEW landing.reading IS 'The reading of each capture by the newest reader that has read it.';
-- Its columns mean what those of the table do.
DO $$
DECLARE
    explained record;
BEGIN
    FOR explained IN
        SELECT attname, col_description(attrelid, attnum) AS meaning
        FROM pg_attribute WHERE attrelid = 'landing.extraction'::regclass AND attnum > 0 AND NOT attisdropped
    LOOP
        EXECUTE format('COMMENT ON COLUMN landing.reading.%I IS %L', explained.attname, explained.meaning);
    END LOOP;
END
$$;

CREATE VIEW landing.arrival AS
SELECT o.capture_id, o.captured_at
FROM landing.observation o
JOIN landing.capture c USING (capture_id)
LEFT JOIN LATERAL (
    SELECT p.capture_id
    FROM landing.capture other JOIN landing.observation p USING (capture_id)
    WHERE other.outlet = c.outlet AND other.edition = c.edition AND other.url_key = c.url_key
      AND (p.captured_at, p.capture_id) < (o.captured_at, o.capture_id)
    ORDER BY p.captured_at DESC, p.capture_id DESC
    LIMIT 1
) former ON true
WHERE former.capture_id IS DISTINCT FROM o.capture_id;
COMMENT ON VIEW landing.arrival IS
    'Each observation of a capture whose address had given other bytes before, or none. Observations that only confirm what '
    'was there are left out, so that looking again changes nothing that follows from this.';
COMMENT ON COLUMN landing.arrival.capture_id IS 'The capture.';
COMMENT ON COLUMN landing.arrival.captured_at IS 'When its bytes came.';

CREATE VIEW landing.surroundings AS
SELECT c.outlet, c.edition, c.capture_id, e.ticker, e.menu, came.first_at, came.last_at
FROM landing.capture c
JOIN landing.reading e USING (capture_id)
CROSS JOIN LATERAL (
    SELECT min(captured_at) AS first_at, max(captured_at) AS last_at FROM landing.arrival o WHERE o.capture_id = c.capture_id
) came;
COMMENT ON VIEW landing.surroundings IS 'What stands around the article of each capture that was read, and when it was there.';
COMMENT ON COLUMN landing.surroundings.outlet IS 'The outlet''s code.';
COMMENT ON COLUMN landing.surroundings.edition IS 'The edition''s code.';
COMMENT ON COLUMN landing.surroundings.capture_id IS 'The capture.';
COMMENT ON COLUMN landing.surroundings.ticker IS 'The breaking-news lines, as its newest reader reads them.';
COMMENT ON COLUMN landing.surroundings.menu IS 'List of {kind, label}, as its newest reader reads it.';
COMMENT ON COLUMN landing.surroundings.first_at IS 'The first arrival of the capture, see landing.arrival.';
COMMENT ON COLUMN landing.surroundings.last_at IS 'Its last arrival.';

CREATE FUNCTION landing.wording(capture_id uuid, former_capture_id uuid)
RETURNS TABLE (reader_version integer, differs boolean)
LANGUAGE sql STABLE AS $$
    SELECT mine.reader_version, mine.wording_hash <> its.wording_hash
    FROM landing.extraction mine
    JOIN landing.extraction its ON its.capture_id = former_capture_id AND its.reader_version = mine.reader_version
    WHERE mine.capture_id = wording.capture_id AND landing.is_article(mine.page_class)
      AND landing.is_article(its.page_class)
    ORDER BY mine.reader_version DESC
    LIMIT 1
$$;
COMMENT ON FUNCTION landing.wording IS
    'Whether the wording of two captures differs, as the newest reader that has read both as articles reads it; no row where '
    'none has.';

CREATE FUNCTION landing.rest(tries integer) RETURNS interval
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT interval '15 minutes' * least(2 ^ (greatest(tries, 1) - 1), 96)
$$;
COMMENT ON FUNCTION landing.rest IS
    'For how long an address that failed so often in a row is left alone: a quarter of an hour, then twice as long each time, a '
    'day at most.';

CREATE FUNCTION landing.take_turn(outlet text, edition text) RETURNS void
LANGUAGE sql VOLATILE AS $$
    SELECT pg_advisory_xact_lock(1684827252, hashtext(concat_ws(E'\n', outlet, edition)))
$$;
COMMENT ON FUNCTION landing.take_turn IS
    'Waits until no other session lands rows of an edition, to the end of the transaction: what is news and what only '
    'confirms is told from what was there before.';
REVOKE EXECUTE ON FUNCTION landing.take_turn FROM PUBLIC;
