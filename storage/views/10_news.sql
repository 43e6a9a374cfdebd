CREATE FUNCTION news.article_id(outlet text, edition text, article_key text) RETURNS uuid
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- The first half of a SHA-256, marked as a UUID of version 8 (RFC 9562).
    SELECT encode(set_byte(set_byte(digest, 6, get_byte(digest, 6) & 15 | 128), 8, get_byte(digest, 8) & 63 | 128),
                  'hex')::uuid
    FROM (SELECT substring(sha256(convert_to(concat_ws(E'\n', outlet, edition, article_key), 'UTF8')) FOR 16)) AS d (digest)
$$;
COMMENT ON FUNCTION news.article_id IS 'The id of the article that a key means at an edition.';

CREATE FUNCTION news.search_config(language text) RETURNS regconfig
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE left(lower(language), 2)
        WHEN 'en' THEN 'pg_catalog.english'::regconfig
        WHEN 'ar' THEN 'pg_catalog.arabic'::regconfig
        WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
        WHEN 'fr' THEN 'pg_catalog.french'::regconfig
        ELSE 'pg_catalog.simple'::regconfig
    END
$$;
COMMENT ON FUNCTION news.search_config IS 'How the words of a language are brought to their stems.';

CREATE FUNCTION news.search_text(printed text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- Where the database sorts by code points, Postgres takes every sign beyond ASCII for a letter of the word beside it.
    -- Of Arabic: alef, ye and kaf in one form each, without vowel signs and the stroke that widens a word; an "and" goes that
    -- is written onto the article, where the stemmer leaves it.
    SELECT CASE WHEN words ~ '[ء-ۿ]' THEN
        regexp_replace(
            regexp_replace(regexp_replace(regexp_replace(regexp_replace(
                words, '[\u064b-\u0653\u0670\u0640]', '', 'g'), '[أإآٱ]', 'ا', 'g'), 'ی', 'ي', 'g'), 'ک', 'ك', 'g'),
            '(^|[^ء-ي])[وف](ال[ء-ي]{3})', '\1\2', 'g')
        ELSE words END
    FROM (SELECT regexp_replace(printed, '[’‘‚“”„‹›«»…–—―·•¿¡،؛؟٪٫٬۔。、]', ' ', 'g')) AS s (words)
$$;
COMMENT ON FUNCTION news.search_text IS
    'A text, or a query, as its words are taken from it: signs beside words become spaces; Arabic letters have one form each, '
    'and no vowel signs.';

CREATE FUNCTION news.search_vector(language text, headline text, tags text[], standfirst text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- A tsvector holds 1 MB at most and an error beyond would stop a load, so very long texts are searched by their beginning.
    SELECT setweight(to_tsvector(c.config, news.search_text(left(coalesce(headline, ''), 5000))), 'A')
        || setweight(to_tsvector(c.config, news.search_text(left(coalesce(array_to_string(tags, ' . '), ''), 5000))), 'B')
        || setweight(to_tsvector(c.config, news.search_text(left(coalesce(standfirst, ''), 5000))), 'B')
        || setweight(to_tsvector(c.config, news.search_text(left(coalesce(body, ''), 60000))), 'D')
    FROM (SELECT news.search_config(language)) AS c (config)
$$;
COMMENT ON FUNCTION news.search_vector IS 'What news.search looks through: headline first, then tags and standfirst, then the body.';

CREATE TYPE news.search_result AS (
    article_id uuid, outlet text, edition text, headline text, url text, published_at timestamptz, rank real, snippet text
);
COMMENT ON TYPE news.search_result IS 'A row of news.search; `snippet` shows the words found between ** and **.';

CREATE FUNCTION news.search(
    query text, edition text DEFAULT NULL, since timestamptz DEFAULT NULL, until timestamptz DEFAULT NULL,
    max_results integer DEFAULT 20
) RETURNS SETOF news.search_result
LANGUAGE sql STABLE PARALLEL SAFE SET client_min_messages = warning AS $$
    -- Without the setting a query of stop words gives a notice for each language and article.
    -- One look into the index per language, each with the query in that language.
    WITH asked AS (
        SELECT c.config::regconfig AS config,
               websearch_to_tsquery(c.config::regconfig, news.search_text(search.query)) AS words,
               websearch_to_tsquery(c.config::regconfig, search.query) AS typed
        FROM (VALUES ('english'), ('arabic'), ('spanish'), ('french'), ('simple')) AS c (config)
    ), best AS MATERIALIZED (
        SELECT a.article_id, ts_rank_cd(a.search, asked.words, 1) AS rank, asked.config,
               asked.words || asked.typed AS shown
        FROM asked JOIN news.article a ON a.search @@ asked.words AND news.search_config(a.language) = asked.config
        WHERE (search.edition IS NULL OR a.edition = search.edition)
          AND (search.since IS NULL OR a.published_at >= search.since)
          AND (search.until IS NULL OR a.published_at < search.until)
        ORDER BY rank DESC, a.published_at DESC NULLS LAST, a.article_id
        LIMIT greatest(search.max_results, 0)
    )
    SELECT a.article_id, a.outlet, a.edition, a.headline, a.url, a.published_at, best.rank,
           -- In one line: a snippet is a cell of a table. A control that no text has parts words from the signs beside them.
           regexp_replace(
               translate(
                   ts_headline(
                       best.config,
                       regexp_replace(
                           left(coalesce(nullif(a.body, ''), a.standfirst, a.headline), 60000),
                           '([’‘‚“”„‹›«»…–—―·•¿¡،؛؟٪٫٬۔。、])', E'\x1f\\1\x1f', 'g'),
                       best.shown,
                       'StartSel=**, StopSel=**, MaxWords=30, MinWords=12, MaxFragments=2, FragmentDelimiter=" … "'),
                   E'\x1f', ''),
               '\s+', ' ', 'g')
    FROM best JOIN news.article a USING (article_id)
    ORDER BY best.rank DESC, a.published_at DESC NULLS LAST, a.article_id
$$;
COMMENT ON FUNCTION news.search IS
    'Articles that match a query as typed into a search engine (words, "a phrase", or, -not), best first; each article is '
    'matched in its own language. `edition` is an edition''s code such as en; since is the first moment, until the first one after.';

CREATE VIEW news.article_seen AS
SELECT a.article_id, seen.last_at AS last_seen_at, greatest(seen.last_at, missed.last_at) AS last_looked_at,
       seen.looks + missed.looks AS looks, missed.looks AS missed
FROM news.article a
CROSS JOIN LATERAL (
    SELECT max(o.captured_at) AS last_at, count(*) AS looks
    FROM news.article_capture c JOIN landing.observation o USING (capture_id)
    WHERE c.article_id = a.article_id
) seen
CROSS JOIN LATERAL (
    SELECT max(b.seen_at) AS last_at, count(*) AS looks
    FROM (SELECT DISTINCT p.outlet, p.edition, p.url_key
          FROM news.article_capture c JOIN landing.capture p USING (capture_id)
          WHERE c.article_id = a.article_id) address
    JOIN landing.absence b USING (outlet, edition, url_key)
) missed;
COMMENT ON VIEW news.article_seen IS
    'How often and when each article was looked at: fetched, confirmed to be as it was, or missed at its address.';
COMMENT ON COLUMN news.article_seen.article_id IS 'The article.';
COMMENT ON COLUMN news.article_seen.last_seen_at IS 'When a page of it was last fetched, or confirmed to be as it was.';
COMMENT ON COLUMN news.article_seen.last_looked_at IS 'When it was last looked at, whether it was there or not.';
COMMENT ON COLUMN news.article_seen.looks IS 'How often it was looked at.';
COMMENT ON COLUMN news.article_seen.missed IS 'How many of these times its address gave 404, 410 or a redirect.';
