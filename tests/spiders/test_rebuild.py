"""The archive alone is enough: an empty warehouse is rebuilt from it, value for value; other tools read it too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import psycopg

from tests.newsstand.faults import Fault
from tests.newsstand.invented import invented_articles
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import Page, rendered
from tests.replay import check, replay
from tests.spiders.crawling import PROJECT, Crawler, write_warc

EVERYTHING = ("-a", "since=1990-01-02")
# What people query, and what it follows from; but for what is of a run, or of the clock of the database.
TABLES = {
    **dict.fromkeys(("news.article", "news.revision", "news.image", "news.link", "news.live_post"), ()),
    **dict.fromkeys(("news.ticker", "news.menu"), ()),
    "landing.capture": ("run_id", "landed_at"),
    "landing.observation": (),
    "landing.absence": ("run_id",),
    "landing.extraction": (),
}


# A live blog by its own word.
POSTED = (
    '<script type="application/ld+json">{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting", '
    '"headline": "Roof gone", "articleBody": "The wind took it.", "datePublished": "2026-11-20T22:10:00+01:00"}]}'
    "</script>"
)


def contents(url: str) -> dict[str, list[str]]:
    """Each row of the tables as JSON, in order."""
    rows = "SELECT (to_jsonb(t) - %s::text[])::text FROM {} t ORDER BY 1"
    with psycopg.connect(url) as connection:
        return {
            table: [row for (row,) in connection.execute(rows.format(table).encode(), (list(left_out),))]
            for table, left_out in TABLES.items()
        }


def test_a_warehouse_is_rebuilt_from_the_archive(
    crawler: Crawler, newsstand: Newsstand, other_warehouse: str, tmp_path: Path
) -> None:
    """Of saved files, of another's WARC, partly out of range, and of a live site that edits, redirects and fails."""
    live, old = invented_articles(8, 4, outlet="presstv"), invented_articles(60, 5, outlet="presstv")[-4:]
    pages = [(article.url, rendered(article).encode(), "200 OK") for article in (live[0], *old)]
    write_warc(tmp_path / "kept.warc.gz", pages)
    write_warc(tmp_path / "some.warc.gz", pages[:2])
    newsstand.publish(*live)
    for host in ("www.presstv.ir", "presstv.ir"):
        reserved = rendered(live[7]).replace("<head>", '<head><meta name="robots" content="noai">').encode()
        newsstand.put(host, live[7].path, Page(reserved, headers=(("TDM-Reservation", "1"),)))
        newsstand.put(host, live[6].path, Page(rendered(live[6]).replace("<head>", f"<head>{POSTED}").encode()))
    crawler.saved("almayadeen_en", PROJECT / "tests/fixtures/seeds")
    crawler.saved("presstv", tmp_path / "kept.warc.gz", "-a", f"since={live[0].published_on}")
    crawler.saved("presstv", tmp_path / "some.warc.gz", "-a", f"until={old[0].published_on}")
    newsstand.fault("*", live[1].path, Fault.EMPTY)
    newsstand.fault("*", live[2].path, Fault.CONSENT)
    crawler.live(newsstand, "presstv", *EVERYTHING)
    newsstand.mend()
    newsstand.publish(replace(live[3], headline="Another headline stands here now"))
    newsstand.fault("*", live[4].path, Fault.GONE)
    newsstand.fault("*", live[5].path, Fault.REDIRECT_HOME)
    newsstand.fault("*", live[6].path, Fault.BROKEN_GZIP)
    crawler.live(newsstand, "presstv", *EVERYTHING, "-a", "revisit=yes", ARCHIVE_ROLL_OVER_BYTES="50000")
    before = contents(crawler.url)
    assert all(before.values()), "there is something of each to be rebuilt"
    assert crawler.rows("SELECT status FROM landing.absence ORDER BY 1") == [(302,), (410,)]
    assert crawler.rows("SELECT count(*) FROM landing.capture WHERE withheld") == [(3,)]
    assert crawler.rows("SELECT opt_outs FROM landing.capture WHERE opt_outs <> '{}'") == [
        (["noai", "tdm-reservation"],)
    ]

    verified = crawler.whole("verify")
    assert verified.stdout.splitlines()[-1] == "All is in order."
    files = sorted((tmp_path / "data/archive").rglob("*.warc.gz"))
    assert not any("fail" in check(path) for path in files)
    other = next(article for article in newsstand.articles if article.outlet == "presstv" and article not in live)
    pages_again = [shown for shown in replay(files) if shown.kind == "revisit" and shown.url.endswith(other.path)]
    assert {shown.body for shown in pages_again} == {rendered(other).encode()}

    rebuilt = Crawler(other_warehouse, tmp_path)
    assert "`scrapy verify --repair`" in rebuilt.whole("reread", "presstv").stdout
    rebuilt.whole("verify", "--repair")
    rebuilt.whole("reread", "presstv", "--all")
    rebuilt.whole("reread", "almayadeen_en", "--all")
    after = contents(other_warehouse)
    for table, rows in before.items():
        assert after[table] == rows, table
