CREATE FUNCTION news.kept_words(old text[], new text[], budget integer DEFAULT 300000) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    kept integer[] := array_fill(NULL::integer, ARRAY[cardinality(old)]);
    first integer := 0;
    old_left integer := cardinality(old);
    new_left integer := cardinality(new);
    -- Between what both begin and end with, a longest common subsequence (E. W. Myers, An O(ND) Difference Algorithm,
    -- 1986): after d removals and additions, diagonal 2 * i - d has come to x = reach[d * (d + 1) / 2 + i + 1], i from 0 to d.
    reach integer[] := '{}';
    depth integer := -1;
    before integer;
    diagonal integer;
    x integer;
    y integer;
    from_x integer;
    by_adding boolean;
BEGIN
    WHILE first < least(old_left, new_left) AND old[first + 1] = new[first + 1] LOOP
        first := first + 1;
        kept[first] := first;
    END LOOP;
    WHILE least(old_left, new_left) > first AND old[old_left] = new[new_left] LOOP
        kept[old_left] := new_left;
        old_left := old_left - 1;
        new_left := new_left - 1;
    END LOOP;
    old_left := old_left - first;
    new_left := new_left - first;
    IF old_left = 0 OR new_left = 0 THEN
        RETURN kept;
    END IF;

    <<search>>
    LOOP
        depth := depth + 1;
        before := depth * (depth - 1) / 2;
        FOR i IN 0..depth LOOP
            diagonal := 2 * i - depth;
            IF depth = 0 THEN
                x := 0;
            ELSIF i = 0 OR i < depth AND reach[before + i] < reach[before + i + 1] THEN
                x := reach[before + i + 1];
            ELSE
                x := reach[before + i] + 1;
            END IF;
            y := x - diagonal;
            WHILE x < old_left AND y < new_left AND old[first + x + 1] = new[first + y + 1] LOOP
                x := x + 1;
                y := y + 1;
                budget := budget - 1;
            END LOOP;
            reach[before + depth + i + 1] := x;
            EXIT search WHEN x >= old_left AND y >= new_left;
        END LOOP;
        budget := budget - depth - 1;
        IF budget < 0 THEN
            RETURN kept;
        END IF;
    END LOOP;

    x := old_left;
    y := new_left;
    FOR d IN REVERSE depth..0 LOOP
        before := d * (d - 1) / 2;
        diagonal := x - y;
        IF d = 0 THEN
            from_x := 0;
        ELSE
            by_adding := diagonal = -d
                OR diagonal < d AND reach[before + (diagonal + d) / 2] < reach[before + (diagonal + d) / 2 + 1];
            from_x := CASE WHEN by_adding THEN reach[before + (diagonal + d) / 2 + 1]
                           ELSE reach[before + (diagonal + d) / 2] + 1 END;
        END IF;
        WHILE x > from_x LOOP
            kept[first + x] := first + y;
            x := x - 1;
            y := y - 1;
        END LOOP;
        IF by_adding THEN
            y := y - 1;
        ELSE
            x := x - 1;
        END IF;
    END LOOP;
    RETURN kept;
END
$$;
COMMENT ON FUNCTION news.kept_words IS
    'For each word of the old text the place of the word of the new one as which it stays, null where it was removed: a '
    'longest common subsequence. Where that would take more than `budget` steps, only what both texts begin and end with stays.';

CREATE FUNCTION news.word_changes(old text, new text)
RETURNS TABLE (place integer, kind text, segment text, marked text)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    -- A text is words, each with the gap of white space behind it; the first word has no letters. Words are compared. The gap
    -- behind a kept word stays where both texts have it; so does the last one of a change that has words on both sides.
    old_words text[] := array_prepend('', array_remove(regexp_split_to_array(coalesce(old, ''), '\s+'), ''));
    new_words text[] := array_prepend('', array_remove(regexp_split_to_array(coalesce(new, ''), '\s+'), ''));
    old_gaps text[] := regexp_split_to_array(coalesce(old, ''), '\S+');
    new_gaps text[] := regexp_split_to_array(coalesce(new, ''), '\S+');
    old_tokens text[] := (SELECT array_agg(word || gap) FROM unnest(old_words, old_gaps) AS t (word, gap));
    new_tokens text[] := (SELECT array_agg(word || gap) FROM unnest(new_words, new_gaps) AS t (word, gap));
    kept integer[] := news.kept_words(old_words, new_words);
    old_place integer := 1;
    new_place integer := 1;
    old_next integer;
    new_next integer;
    same text := '';
    removed text;
    added text;
    tail text;
BEGIN
    place := 0;
    WHILE old_place <= cardinality(old_words) LOOP
        -- From this kept word on both go on alike for a while.
        old_next := old_place;
        WHILE old_gaps[old_next] = new_gaps[new_place] AND kept[old_next + 1] = new_place + 1 LOOP
            old_next := old_next + 1;
            new_place := new_place + 1;
        END LOOP;
        same := same || array_to_string(old_tokens[old_place:old_next - 1], '') || old_words[old_next];
        old_place := old_next;

        -- What stands between there and the next word that both have.
        LOOP
            old_next := old_next + 1;
            EXIT WHEN old_next > cardinality(old_words) OR kept[old_next] IS NOT NULL;
        END LOOP;
        new_next := coalesce(kept[old_next], cardinality(new_words) + 1);
        removed := array_to_string(old_tokens[old_place + 1:old_next - 1], '');
        added := array_to_string(new_tokens[new_place + 1:new_next - 1], '');
        tail := '';
        IF old_gaps[old_place] = new_gaps[new_place] THEN
            same := same || old_gaps[old_place];
        ELSE
            removed := old_gaps[old_place] || removed;
            added := new_gaps[new_place] || added;
        END IF;
        IF removed <> '' AND added <> '' AND old_gaps[old_next - 1] = new_gaps[new_next - 1] THEN
            tail := old_gaps[old_next - 1];
            removed := left(removed, length(removed) - length(tail));
            added := left(added, length(added) - length(tail));
        END IF;

        FOR kind, segment, marked IN
            VALUES ('kept', same, same), ('removed', removed, '[-' || removed || '-]'), ('added', added, '{+' || added || '+}')
        LOOP
            IF segment <> '' THEN
                place := place + 1;
                RETURN NEXT;
            END IF;
        END LOOP;
        same := tail;
        old_place := old_next;
        new_place := new_next;
    END LOOP;
    IF same <> '' THEN
        place := place + 1;
        kind := 'kept';
        segment := same;
        marked := same;
        RETURN NEXT;
    END IF;
END
$$;
COMMENT ON FUNCTION news.word_changes IS
    'How one text became another, word by word: segments in order, each kept, removed or added. Kept and removed ones put '
    'together are the old text, kept and added ones the new. `marked` is the segment in the notation of git''s word diff.';

CREATE FUNCTION news.word_diff(old text, new text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(marked, '' ORDER BY place), '')
    FROM news.word_changes(old, new)
$$;
COMMENT ON FUNCTION news.word_diff IS
    'news.word_changes as one text to be read, in the notation of git''s word diff: [-removed-] and {+added+}.';

CREATE VIEW news.revision AS
SELECT r.article_id, r.version, r.captured_at, e.headline, e.standfirst, e.body, e.wording_hash, r.flicker
FROM news.revision_start r JOIN landing.reading e USING (capture_id);
COMMENT ON VIEW news.revision IS 'Each wording of an article in the order seen; a new one starts where headline, standfirst or body changed.';
COMMENT ON COLUMN news.revision.article_id IS 'The article.';
COMMENT ON COLUMN news.revision.version IS '1 is the wording as first seen.';
COMMENT ON COLUMN news.revision.captured_at IS 'When the wording was first seen.';
COMMENT ON COLUMN news.revision.headline IS 'As printed then.';
COMMENT ON COLUMN news.revision.standfirst IS 'As printed then.';
COMMENT ON COLUMN news.revision.body IS 'As printed then.';
COMMENT ON COLUMN news.revision.wording_hash IS 'Changes exactly when headline, standfirst or body do.';
COMMENT ON COLUMN news.revision.flicker IS
    'Whether it is part of a change that was taken back: of three revisions in a row, the first and the last of the same '
    'wording, each is. Web pages and text renderings are told apart.';

CREATE VIEW news.revision_diff AS
SELECT r.article_id, r.version, r.captured_at, r.flicker, f.field, f.before, f.after, d.removed, d.added, d.diff,
       d.segments, r.compared_with, r.reader_version
FROM news.revision_start r
JOIN landing.extraction new ON new.capture_id = r.capture_id AND new.reader_version = r.reader_version
JOIN landing.extraction old ON old.capture_id = r.compared_with AND old.reader_version = r.reader_version
CROSS JOIN LATERAL (
    VALUES ('headline', old.headline, new.headline), ('standfirst', old.standfirst, new.standfirst), ('body', old.body, new.body)
) AS f (field, before, after)
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(btrim(segment, E' \t\r\n') ORDER BY place)
                    FILTER (WHERE kind = 'removed' AND segment ~ '\S'), '{}') AS removed,
           coalesce(array_agg(btrim(segment, E' \t\r\n') ORDER BY place)
                    FILTER (WHERE kind = 'added' AND segment ~ '\S'), '{}') AS added,
           string_agg(marked, '' ORDER BY place) AS diff,
           jsonb_agg(jsonb_build_array(kind, segment) ORDER BY place) AS segments
    FROM news.word_changes(f.before, f.after)
) d
WHERE f.before IS DISTINCT FROM f.after AND (d.removed <> '{}' OR d.added <> '{}');
COMMENT ON VIEW news.revision_diff IS
    'What each revision changed, word by word, a row for each field. White space alone is no change.';
COMMENT ON COLUMN news.revision_diff.article_id IS 'The article.';
COMMENT ON COLUMN news.revision_diff.version IS 'The revision that brought the change, from 2.';
COMMENT ON COLUMN news.revision_diff.captured_at IS 'When it was first seen.';
COMMENT ON COLUMN news.revision_diff.flicker IS 'As in news.revision.';
COMMENT ON COLUMN news.revision_diff.field IS 'headline, standfirst or body.';
COMMENT ON COLUMN news.revision_diff.before IS 'The field as it was.';
COMMENT ON COLUMN news.revision_diff.after IS 'The field as it became.';
COMMENT ON COLUMN news.revision_diff.removed IS 'The words that went, by stretches, in order.';
COMMENT ON COLUMN news.revision_diff.added IS 'The words that came, by stretches, in order.';
COMMENT ON COLUMN news.revision_diff.diff IS 'The whole field as news.word_diff shows it: [-removed-] and {+added+}.';
COMMENT ON COLUMN news.revision_diff.segments IS 'The same as a list of [kind, segment], the kind one of kept, removed and added.';
COMMENT ON COLUMN news.revision_diff.compared_with IS 'The capture that showed the wording before, see landing.capture.';
COMMENT ON COLUMN news.revision_diff.reader_version IS 'The reader that read both.';
