-- Words beside signs such as « ، ’, Arabic words in other spellings and words without their accents are found from now on, see
-- views/12_search.sql: what news.search looks through is made anew for the articles that are there, live blogs with their
-- posts, just as news.search_vector does for new ones.
CREATE FUNCTION pg_temp.searched(printed text, most integer) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN words ~ '[ء-ۿ]' THEN
        regexp_replace(
            regexp_replace(
                translate(
                    regexp_replace(words, '[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed]', '', 'g'),
                    'أإآٱىیۀک', 'ااااييهك'),
                'ه(?![ء-ۿ])', 'ة', 'g'),
            '(^|[^ء-ي])[وف](ال[ء-ي]{3})', '\1\2', 'g')
        ELSE words END
    FROM (SELECT regexp_replace(
        regexp_replace(
            regexp_replace(
                normalize(left(coalesce(printed, ''), most)), '[\u0300-\u036f\u200e\u200f\u202a-\u202e\u2066-\u2069]+', '', 'g'), '(\S{200})', '\1 ', 'g'),
        '[<’‘‚“”„‹›«»…–—―·•¿¡،؛؟٪٫٬۔。、]', ' ', 'g')) AS s (words)
$$;
CREATE FUNCTION pg_temp.folded(words text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN words ~ '[\u00c0-\u052f\u1e00-\u1fff]' THEN
        normalize(regexp_replace(
            normalize(translate(replace(replace(replace(words, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ıøØłŁđĐ', 'ioOlLdD'), NFD),
            '[\u0300-\u036f]+', '', 'g'))
        ELSE words END
$$;
CREATE FUNCTION pg_temp.words(config regconfig, words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN folded = words THEN to_tsvector(config, words)
                WHEN octet_length(words) > 150000 THEN pg_temp.folded(to_tsvector(config, words)::text)::tsvector
                ELSE (pg_temp.folded(to_tsvector(config, words)::text) || ' ' || to_tsvector(config, folded)::text)::tsvector
           END
    FROM (SELECT pg_temp.folded(words)) AS f (folded)
$$;
UPDATE news.article a
SET search = setweight(pg_temp.words(c.config, pg_temp.searched(a.headline, 5000)), 'A')
    || setweight(pg_temp.words(c.config, pg_temp.searched(array_to_string(a.tags, ' . '), 5000)), 'B')
    || setweight(pg_temp.words(c.config, pg_temp.searched(a.standfirst, 5000)), 'B')
    || setweight(pg_temp.words(c.config, pg_temp.searched(concat_ws(E'\n\n', a.body, (
        SELECT string_agg(concat_ws(E'\n\n', p.headline, p.body), E'\n\n' ORDER BY p.position)
        FROM news.live_post p WHERE p.article_id = a.article_id)), 60000)), 'D')
FROM (VALUES ('en', 'pg_catalog.english'::regconfig), ('ar', 'pg_catalog.arabic'), ('es', 'pg_catalog.spanish'),
             ('fr', 'pg_catalog.french'), (NULL, 'pg_catalog.simple')) AS c (language, config)
WHERE c.language IS NOT DISTINCT FROM
      CASE WHEN left(lower(a.language), 2) IN ('en', 'ar', 'es', 'fr') THEN left(lower(a.language), 2) END;
DROP FUNCTION pg_temp.words(regconfig, text);
DROP FUNCTION pg_temp.folded(text);
DROP FUNCTION pg_temp.searched(text, integer);
