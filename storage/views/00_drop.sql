-- All views and functions are made anew by the files that follow; they hold no data.
DROP VIEW IF EXISTS ops.silence;
DROP VIEW IF EXISTS ops.field_fill;
DROP VIEW IF EXISTS ops.field_source;
DROP VIEW IF EXISTS ops.rejection;
DROP VIEW IF EXISTS ops.run;
DROP VIEW IF EXISTS news.revision;
DROP VIEW IF EXISTS landing.reading;
DROP FUNCTION IF EXISTS news.search(text, text, timestamptz, timestamptz, integer);
DROP TYPE IF EXISTS news.search_result;
DROP FUNCTION IF EXISTS news.search_vector(text, text, text[], text, text);
DROP FUNCTION IF EXISTS news.search_config(text);
DROP FUNCTION IF EXISTS news.article_id(text, text, text);
DROP FUNCTION IF EXISTS ops.is_held(integer);
DROP FUNCTION IF EXISTS ops.hold(integer, integer);
DROP FUNCTION IF EXISTS ops.lease(text, text);
DROP FUNCTION IF EXISTS ops.missing_months(regclass, integer);
DROP FUNCTION IF EXISTS ops.add_month(regclass, date);
DROP FUNCTION IF EXISTS ops.drop_part(regclass);
