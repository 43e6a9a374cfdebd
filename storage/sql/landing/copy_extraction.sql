COPY stage_extraction (
    capture_id, reader_version, page_class, reason, native_key, address_key, content_key, wording_hash, outlet,
    edition, url, native_id, headline, standfirst, body, body_html, byline, authors, source_credit, section, breadcrumbs,
    subheadings, tags, language, published_at, published_on, published_precision, published_raw, published_from,
    modified_at, modified_raw, reading_minutes, word_count, images, links, ticker, menu, notices, posts,
    field_sources)
FROM STDIN;
