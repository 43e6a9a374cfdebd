CREATE VIEW ops.silence AS
-- A crawl of some days looks at those days only; it tells nothing of what is new. Nor does one that goes on, failed or was
-- killed, nor one ended by its time: that may have come before any feed was read. Where an outlet is silent, nothing is left
-- to be fetched, so that a crawl of it finishes. What is new since a crawl began it has not looked for.
WITH asked AS (
    SELECT outlet, edition, min(started_at) AS followed_since,
           min(started_at) FILTER (WHERE ended_well) AS first_asked_at,
           max(started_at) FILTER (WHERE ended_well) AS last_asked_at
    FROM landing.run
    CROSS JOIN LATERAL (
        SELECT outcome IN ('finished', 'closespider_itemcount', 'closespider_pagecount') AS ended_well
    ) ending
    WHERE source = 'live' AND NOT arguments ?| ARRAY['since', 'until']
    GROUP BY outlet, edition
), heard AS (
    SELECT asked.*, newest.last_article_at,
           greatest(newest.last_article_at, coalesce(asked.first_asked_at, asked.followed_since)) AS silent_since
    FROM asked
    CROSS JOIN LATERAL (
        -- Seen no earlier than it was published; of a day, at noon, it is known when that day was over.
        SELECT max(least(first_captured_at, CASE WHEN published_precision = 'minute' THEN published_at
                                                 ELSE published_at + interval '12 hours' END)) AS last_article_at
        FROM (
            (SELECT first_captured_at, published_at, published_precision FROM news.article a
             WHERE a.outlet = asked.outlet AND a.edition = asked.edition AND published_at < now() + interval '1 day'
             ORDER BY published_at DESC LIMIT 200)
            UNION ALL
            (SELECT first_captured_at, published_at, published_precision FROM news.article a
             WHERE a.outlet = asked.outlet AND a.edition = asked.edition AND published_at IS NULL)
        ) latest
    ) newest
)
SELECT outlet, edition, followed_since, last_asked_at, last_article_at, silent_since,
       -- What waits for normalise may be new.
       CASE WHEN EXISTS (SELECT FROM landing.pending JOIN landing.capture c USING (capture_id)
                         WHERE c.outlet = heard.outlet AND c.edition = heard.edition) THEN interval '0'
            ELSE greatest(last_asked_at - silent_since, interval '0') END AS silent_for
FROM heard;
COMMENT ON VIEW ops.silence IS
    'For how long each edition that is crawled live has published nothing, as far as it was asked: where nobody crawls, '
    'silence does not grow.';
COMMENT ON COLUMN ops.silence.outlet IS 'The news brand.';
COMMENT ON COLUMN ops.silence.edition IS 'The edition.';
COMMENT ON COLUMN ops.silence.followed_since IS 'When it was first crawled live for what is new.';
COMMENT ON COLUMN ops.silence.last_asked_at IS
    'When the last such crawl started that ended well: finished, or at a count of pages or articles; null where none has.';
COMMENT ON COLUMN ops.silence.last_article_at IS 'When its newest article was published, or seen where no time is printed.';
COMMENT ON COLUMN ops.silence.silent_since IS
    'The later of last_article_at and the start of the first such crawl that ended well (of the first of all, where none has).';
COMMENT ON COLUMN ops.silence.silent_for IS
    'From silent_since to last_asked_at; zero while captures of the edition wait for normalise.';

CREATE FUNCTION ops.missing_months(parent regclass, ahead integer) RETURNS SETOF date
LANGUAGE plpgsql STABLE AS $$
DECLARE
    key name;
    fallback regclass;
BEGIN
    SELECT a.attname, p.partdefid::regclass INTO key, fallback
    FROM pg_partitioned_table p JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
    WHERE p.partrelid = parent;
    RETURN QUERY EXECUTE format($query$
        SELECT month FROM (
            SELECT DISTINCT date_trunc('month', %I AT TIME ZONE 'UTC')::date AS month FROM %s
            UNION
            SELECT (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => step))::date
            FROM generate_series(0, $1) step
        ) wanted
        WHERE to_regclass(format('%%s_%%s', $2, to_char(month, 'YYYY_MM'))) IS NULL
        ORDER BY month
    $query$, key, fallback) USING ahead, parent::text;
END
$$;
COMMENT ON FUNCTION ops.missing_months IS
    'The months for which a table lacks a partition: those of rows in its default partition, this one and some ahead.';

CREATE FUNCTION ops.add_month(parent regclass, month date) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    part text := format('%s_%s', parent, to_char(month, 'YYYY_MM'));
    first timestamptz := month::timestamp AT TIME ZONE 'UTC';
    after timestamptz := (month + interval '1 month') AT TIME ZONE 'UTC';
    key name;
    fallback regclass;
    moved bigint;
    explained record;
BEGIN
    SELECT a.attname, p.partdefid::regclass INTO key, fallback
    FROM pg_partitioned_table p JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
    WHERE p.partrelid = parent;
    -- The table and with it all partitions: who waited for the default partition alone would then be refused there, for
    -- its row was led to it before the month had a partition of its own.
    EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', parent);
    IF to_regclass(part) IS NOT NULL THEN
        RETURN 0;
    END IF;
    EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING COMMENTS)', part, parent);
    EXECUTE format('COMMENT ON TABLE %s IS %L', part, format('The rows of %s of %s.', parent, to_char(month, 'YYYY-MM')));
    EXECUTE format(
        'WITH moved AS (DELETE FROM %s WHERE %I >= $1 AND %I < $2 RETURNING *) INSERT INTO %s SELECT * FROM moved',
        fallback, key, key, part) USING first, after;
    GET DIAGNOSTICS moved = ROW_COUNT;
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%L) TO (%L)', parent, part, first, after);
    RETURN moved;
END
$$;
COMMENT ON FUNCTION ops.add_month IS
    'Makes a table''s partition for a month and moves what of it is in the default partition; tells how many rows. Waits '
    'for locks, so set lock_timeout. Where it is there already, nothing is done.';

CREATE FUNCTION ops.drop_part(part regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('DROP TABLE %s', part);
END
$$;
COMMENT ON FUNCTION ops.drop_part IS 'Drops a partition with its rows. Waits for locks, so set lock_timeout.';
