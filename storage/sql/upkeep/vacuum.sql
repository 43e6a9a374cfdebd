-- A table that somebody else has locked is left for the next time. Pages that have not changed are passed over.
VACUUM (ANALYZE, SKIP_LOCKED)
    landing.run, landing.capture, landing.observation, landing.extraction, landing.pending, landing.sighting,
    landing.absence, landing.frontier, landing.listed, landing.feed, landing.host, landing.host_file,
    ops.disposition, ops.quality, ops.alert,
    news.article, news.article_capture, news.article_alias, news.revision_start, news.removal,
    news.image, news.link, news.ticker, news.menu;
