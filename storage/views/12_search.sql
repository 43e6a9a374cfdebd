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

CREATE FUNCTION news.search_signs(printed text, apart text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- Where the database sorts by code points, Postgres takes every sign beyond ASCII for a letter of the word beside it. Behind
    -- "<script>" and the like it reads no words. What stands without a space it reads anew from each sign in it, which takes the
    -- square of its length: a minute for 60,000 letters of "a_a_a", so such runs are parted.
    SELECT regexp_replace(
        CASE WHEN printed ~ '\S{200}' THEN regexp_replace(printed, '(\S{200})', '\1' || left(apart, 1), 'g') ELSE printed END,
        '([<’‘‚“”„‹›«»…–—―·•¿¡،؛؟٪٫٬۔。、])', apart, 'g')
$$;
COMMENT ON FUNCTION news.search_signs IS
    'A text with each sign that may stand beside a word replaced by `apart`, where \1 is the sign itself; runs without a '
    'space are parted behind 200 letters each.';

CREATE FUNCTION news.search_text(printed text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- Marks that are no part of a composed letter go: one that stands alone would be a word of which news.search_folded leaves
    -- nothing, and a lexeme without letters is an error.
    -- So do marks of the direction of writing, which come with words that are copied.
    -- Of Arabic: alef, ye and kaf in one form each, as keyboards and habits differ (ى and ي), a he at the end as the ة which the
    -- stemmer knows for an ending, without vowel signs and the stroke that widens a word; an "and" goes that is written onto the
    -- article, where the stemmer leaves it.
    -- OFFSET 0: else the signs would be looked for once per mention.
    SELECT CASE WHEN words ~ '[ء-ۿ]' THEN
        regexp_replace(
            regexp_replace(
                translate(
                    regexp_replace(words, '[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed]', '', 'g'),
                    'أإآٱىیۀک', 'ااااييهك'),
                'ه(?![ء-ۿ])', 'ة', 'g'),
            '(^|[^ء-ي])[وف](ال[ء-ي]{3})', '\1\2', 'g')
        ELSE words END
    FROM (
        SELECT news.search_signs(
            regexp_replace(CASE WHEN printed IS NORMALIZED THEN printed ELSE normalize(printed) END,
                           '[\u0300-\u036f\u200e\u200f\u202a-\u202e\u2066-\u2069]+', '', 'g'), ' ')
        OFFSET 0
    ) AS s (words)
$$;
COMMENT ON FUNCTION news.search_text IS
    'A text, or a query, as its words are taken from it: signs beside words become spaces; marks that no letter is '
    'composed with go; Arabic letters have one form each, and no vowel signs.';

CREATE FUNCTION news.search_folded(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- Of composed characters (NFC), as news.search_text gives them, never longer in bytes: a lexeme that fits still does.
    SELECT CASE WHEN words ~ '[\u00c0-\u052f\u1e00-\u1fff]' THEN
        normalize(regexp_replace(
            normalize(translate(replace(replace(replace(words, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ıøØłŁđĐ', 'ioOlLdD'), NFD),
            '[\u0300-\u036f]+', '', 'g'))
        ELSE words END
$$;
COMMENT ON FUNCTION news.search_folded IS
    'Words, lexemes or a query, their letters (Latin, Greek, Cyrillic) without accents; ı, ø, ł, đ as i, o, l, d.';

CREATE FUNCTION news.search_words(config regconfig, words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- Stems without their accents, and the stems of words without accents: a stemmer knows the ending of "negociación", not
    -- that of "negociacion", and people type either. Texts of letters of many bytes have no room for both in 1 MB.
    -- OFFSET 0: folded once, not once per mention.
    SELECT CASE WHEN folded = words THEN to_tsvector(config, words)
                WHEN octet_length(words) > 150000 THEN news.search_folded(to_tsvector(config, words)::text)::tsvector
                ELSE (news.search_folded(to_tsvector(config, words)::text) || ' ' || to_tsvector(config, folded)::text)::tsvector
           END
    FROM (SELECT news.search_folded(words) OFFSET 0) AS f (folded)
$$;
COMMENT ON FUNCTION news.search_words IS 'The words of a text of news.search_text, as they are found with accents and without.';

CREATE FUNCTION news.search_vector(language text, headline text, tags text[], standfirst text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- A tsvector holds 1 MB at most and an error beyond would stop a load, so very long texts are searched by their beginning.
    SELECT setweight(news.search_words(c.config, news.search_text(left(coalesce(headline, ''), 5000))), 'A')
        || setweight(news.search_words(c.config, news.search_text(left(coalesce(array_to_string(tags, ' . '), ''), 5000))), 'B')
        || setweight(news.search_words(c.config, news.search_text(left(coalesce(standfirst, ''), 5000))), 'B')
        || setweight(news.search_words(c.config, news.search_text(left(coalesce(body, ''), 60000))), 'D')
    FROM (SELECT news.search_config(language)) AS c (config)
$$;
COMMENT ON FUNCTION news.search_vector IS 'What news.search looks through: headline first, then tags and standfirst, then the body.';

CREATE FUNCTION news.search_typed(query text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- websearch_to_tsquery knows neither brackets nor NOT. A query is parted into words, phrases, brackets and operators; two
    -- words side by side are both asked for, and '.', in which no word is, stands where an operator lacks one. Brackets that do
    -- not match, or stand too deep, are none. OR counts in small letters too, as websearch_to_tsquery has it; between quotation
    -- marks it is a word, such as the French one for gold. AND and NOT count in capitals only. Of some thousand words Postgres
    -- makes an error or takes seconds, so what is very long is asked by its beginning.
    WITH part AS (
        SELECT m.place, m.found[1] AS part,
               CASE WHEN m.found[1] IN ('(', ')') THEN m.found[1]
                    WHEN m.found[1] = 'NOT' OR m.found[1] LIKE '-%' THEN '!'
                    WHEN lower(m.found[1]) = 'or' THEN '|'
                    ELSE 'word' END AS kind
        FROM regexp_matches(
            news.search_text(translate(left(query, 2000), '“”„«»', '"""""')),
            '"[^"]*"|[()]|-+(?=[^\s-])|[^\s()"-][^\s()"]*', 'g') WITH ORDINALITY AS m (found, place)
        WHERE m.found[1] <> 'AND'
    ), nested AS (
        SELECT *, sum((kind = '(')::int - (kind = ')')::int) OVER (ORDER BY place) AS depth FROM part
    ), kept AS (
        SELECT *, lag(kind) OVER (ORDER BY place) AS before, lead(kind) OVER (ORDER BY place) AS after
        FROM nested
        WHERE kind NOT IN ('(', ')') OR (
            SELECT min(depth) = 0 AND max(depth) <= 20 AND sum((kind = '(')::int - (kind = ')')::int) = 0 FROM nested)
    )
    SELECT string_agg(
        CASE WHEN kind IN ('|', ')') THEN CASE WHEN coalesce(before, '(') IN ('(', '|', '!') THEN '''.'' ' ELSE '' END
             WHEN before IN ('word', ')') THEN '& ' ELSE '' END
        || CASE WHEN kind = 'word' THEN '''' || translate(part, '"''\', '   ') || ''''
                WHEN kind = '!' AND before = '!' THEN ''
                ELSE kind END
        || CASE WHEN after IS NULL AND kind IN ('|', '!') THEN ' ''.''' ELSE '' END,
        ' ' ORDER BY place)
    FROM kept
$$;
COMMENT ON FUNCTION news.search_typed IS
    'A query as people type it, for to_tsquery: words, "a phrase", OR (or in small letters; the word itself stands in quotation '
    'marks), NOT or -, brackets; what makes no sense is left out.';

CREATE FUNCTION news.search_query(config regconfig, query text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- Both kinds of stems, see news.search_words; where a word is excluded the first alone, or either would let in what the
    -- other excludes.
    SELECT CASE WHEN stems = folded OR stems::text LIKE '%!%' THEN stems ELSE stems || folded END
    FROM (SELECT coalesce(news.search_typed(query), '')) AS t (typed)
    CROSS JOIN LATERAL (
        SELECT news.search_folded(to_tsquery(config, typed)::text)::tsquery, to_tsquery(config, news.search_folded(typed))
    ) AS q (stems, folded)
$$;
COMMENT ON FUNCTION news.search_query IS 'What a query of news.search asks of a vector of news.search_vector.';

CREATE FUNCTION news.search_snippet(config regconfig, printed text, words tsquery) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- ts_headline knows a word by its stem as printed, so each lexeme of the query gets those by which this text spells it.
    WITH text AS (
        -- A control that no text has parts words from the signs beside them.
        SELECT news.search_signs(left(printed, 60000), E'\x1f\\1\x1f') AS apart
    ), word AS (
        SELECT w.printed, w.searched, news.search_folded(w.searched) AS folded
        FROM (
            SELECT array_agg(t.token), string_to_array(news.search_text(string_agg(t.token, E'\n')), E'\n')
            FROM (SELECT DISTINCT p.token
                  FROM text, ts_parse('default', text.apart) p
                  -- Words and parts of compounds, beyond ASCII.
                  WHERE p.tokid IN (2, 3, 9, 10)) t
        ) AS tokens (printed, searched)
        CROSS JOIN LATERAL unnest(tokens.printed, tokens.searched) AS w (printed, searched)
    ), spelling AS (
        SELECT '''' || s.lexeme || '''' AS lexeme,
               array_to_string((array_agg(DISTINCT '''' || p.lexeme || ''''))[:20], ' | ') AS lexemes
        FROM word w
        CROSS JOIN LATERAL unnest(tsvector_to_array(
            news.search_folded(to_tsvector(config, w.searched)::text)::tsvector || to_tsvector(config, w.folded))) AS s (lexeme)
        CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector(config, w.printed))) AS p (lexeme)
        WHERE w.folded <> w.printed
        GROUP BY 1
    ), asked AS (
        -- Of a query of many words any of the first: ts_headline asks all of it at each place of a repetitive text.
        SELECT CASE WHEN numnode(words) <= 40 THEN words ELSE (
            SELECT string_agg(first.lexeme, ' | ' ORDER BY first.place)::tsquery
            FROM (SELECT m.found[1], min(m.place)
                  FROM regexp_matches(words::text, '''(?:[^'']|'''')*''', 'g') WITH ORDINALITY AS m (found, place)
                  GROUP BY 1 ORDER BY 2 LIMIT 20) AS first (lexeme, place)
        ) END AS words
    ), spelled AS (
        SELECT string_agg(coalesce('(' || part.word || ' | ' || spelling.lexemes || ')', part.word), '' ORDER BY part.place)::tsquery
            AS words
        FROM asked
        CROSS JOIN LATERAL regexp_matches(asked.words::text, '''(?:[^'']|'''')*''|[^'']+', 'g')
            WITH ORDINALITY AS m (found, place)
        CROSS JOIN LATERAL (SELECT m.found[1], m.place) AS part (word, place)
        LEFT JOIN spelling ON spelling.lexeme = part.word
    ), part AS (
        -- ts_headline takes more than twice as long for twice as many words found, seconds for all of a repetitive text.
        SELECT p.part, spelled.words
        FROM text, spelled
        CROSS JOIN LATERAL generate_series(1, greatest(length(text.apart), 1), 20000) AS s (start)
        CROSS JOIN LATERAL (SELECT substr(text.apart, s.start, 20000)) AS p (part)
        ORDER BY coalesce(to_tsvector(config, p.part) @@ spelled.words, false) DESC, s.start
        LIMIT 1
    )
    -- In one line: a snippet is a cell of a table. Of S-400 Postgres reads the number as a word of its own, with the hyphen.
    SELECT regexp_replace(
        regexp_replace(
            translate(
                ts_headline(config, part.part, part.words,
                            'StartSel=**, StopSel=**, MaxWords=30, MinWords=12, MaxFragments=2, FragmentDelimiter=" … "'),
                E'\x1f', ''),
            '\s+', ' ', 'g'),
        '(?:\*\*)?([[:alpha:]]+)(?:\*\*)?\*\*(-\d[^*\s]*\*\*)', '**\1\2', 'g')
    FROM part
$$;
COMMENT ON FUNCTION news.search_snippet IS
    'The places of a text where the words of a query stand, as printed, in one line; each word found stands between ** and **.';

CREATE TYPE news.search_result AS (
    article_id uuid, outlet text, edition text, headline text, url text, published_at timestamptz, rank real, snippet text,
    page_class text
);
COMMENT ON TYPE news.search_result IS
    'A row of news.search; `snippet` shows the words found between ** and **, `page_class` is that of news.article.';

CREATE FUNCTION news.search(
    query text, edition text DEFAULT NULL, since timestamptz DEFAULT NULL, until timestamptz DEFAULT NULL,
    max_results integer DEFAULT 20
) RETURNS SETOF news.search_result
LANGUAGE sql STABLE PARALLEL SAFE SET client_min_messages = warning AS $$
    -- Without the setting a query of stop words gives a notice for each language and article.
    -- One look into the index per language, each with the query in that language.
    WITH asked AS MATERIALIZED (
        SELECT c.config::regconfig AS config, news.search_query(c.config::regconfig, search.query) AS words
        FROM (VALUES ('english'), ('arabic'), ('spanish'), ('french'), ('simple')) AS c (config)
    ), best AS MATERIALIZED (
        SELECT a.article_id, ts_rank_cd(a.search, asked.words, 1) AS rank, asked.config, asked.words
        FROM asked JOIN news.article a ON a.search @@ asked.words AND news.search_config(a.language) = asked.config
        WHERE (search.edition IS NULL OR a.edition = search.edition)
          AND (search.since IS NULL OR a.published_at >= search.since)
          AND (search.until IS NULL OR a.published_at < search.until)
        ORDER BY rank DESC, a.published_at DESC NULLS LAST, a.article_id
        LIMIT greatest(search.max_results, 0)
    )
    SELECT a.article_id, a.outlet, a.edition, a.headline, a.url, a.published_at, best.rank,
           news.search_snippet(
               best.config,
               coalesce(nullif(concat_ws(E'\n\n', nullif(a.body, ''), posted.words), ''), a.standfirst, a.headline),
               best.words),
           a.page_class
    FROM best JOIN news.article a USING (article_id)
    CROSS JOIN LATERAL (
        SELECT string_agg(concat_ws(E'\n\n', p.headline, p.body), E'\n\n' ORDER BY p.position) AS words
        FROM news.live_post p WHERE p.article_id = a.article_id
    ) posted
    ORDER BY best.rank DESC, a.published_at DESC NULLS LAST, a.article_id
$$;
COMMENT ON FUNCTION news.search IS
    'Articles that match a query as typed into a search engine (words, "a phrase", this OR that, NOT this or -this, brackets; '
    '"or" in small letters is OR too, and a word in quotation marks only), '
    'best first; each article is matched in its own language. `edition` is an edition''s code such as en; since is the first moment, until the first one after.';
