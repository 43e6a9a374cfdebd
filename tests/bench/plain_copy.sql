-- Tables of the same shape as those that landing fills, with the same keys and indexes.
DROP SCHEMA IF EXISTS plain CASCADE;
CREATE SCHEMA plain;
CREATE TABLE plain.capture (LIKE landing.capture INCLUDING ALL);
CREATE TABLE plain.extraction (LIKE landing.extraction INCLUDING ALL);
CREATE TABLE plain.disposition (LIKE ops.disposition INCLUDING ALL);
-- What landing looks up itself is no part of a plain COPY.
ALTER TABLE plain.disposition ALTER run_started_at SET DEFAULT '-infinity';
