"""Takes the README's picture of the Newsroom, from the project's root:

    .venv-airflow/bin/python -m tests.dags.newsroom_picture docs/newsroom.png

Runs the demo and crawls a newsstand whose articles are of the last month, so that there is something to see.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from spiders.registry import editions
from storage import config
from tests.dags.browser import chromium, log_in, newsroom, open_newsroom, run_demo
from tests.dags.running import Up, airflow
from tests.newsstand import invented
from tests.newsstand.article import Article
from tests.newsstand.faults import Fault
from tests.newsstand.fixtures import UNHURRIED
from tests.newsstand.server import Newsstand


def main() -> int:
    """Writes the picture; with --dark Airflow's dark one, with --search that of a search."""
    parser = argparse.ArgumentParser(prog="python -m tests.dags.newsroom_picture")
    parser.add_argument("picture", type=Path)
    parser.add_argument("--dark", action="store_true", help="as Airflow's dark mode shows it")
    parser.add_argument("--search", help="of what a search finds, not of the editions")
    chosen = parser.parse_args()
    with airflow() as up, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 1000}, color_scheme="null")
        log_in(page, up)
        run_demo(page)
        crawl_newsstand(up)
        if chosen.dark:
            page.evaluate("localStorage.setItem('theme', 'dark')")
            page.reload()
        frame = open_newsroom(page)
        if chosen.search:
            frame.get_by_role("searchbox").fill(chosen.search)
            frame.get_by_role("button", name="Search").click()
            newsroom(page).locator("mark").first.wait_for()
        page.screenshot(path=chosen.picture)
    return 0


def crawl_newsstand(up: Up) -> None:
    """Crawls every edition twice; in between some headlines change. Two pages of each are beyond reading."""
    now = datetime.now(UTC)
    articles = list(of_last_month(now))
    with Newsstand(articles) as stand:
        for edition in editions():
            its = (edition.outlet, edition.code)
            broken = [article for article in articles if (article.outlet, article.edition) == its][10:12]
            for article, fault in zip(broken, (Fault.EMPTY, Fault.DEEP), strict=True):
                stand.fault(edition.hosts[0], urlsplit(article.url).path, fault)
        crawl(up, stand, since=date(2000, 1, 1))
        changed = [replace(article, headline=f"{article.headline}, harbour board says") for article in articles[2:8]]
        stand.publish(*changed)
        crawl(up, stand, since=now.date() - timedelta(days=1), more=("-a", "revisit=yes"))
    # Its exit code tells whether all is well, which two broken pages may change.
    subprocess.run([scrapy(up), "quality"], env=up.environment, cwd=config.PROJECT, check=False, capture_output=True)


def of_last_month(now: datetime) -> Iterator[Article]:
    """Invented articles up to now; on some days fewer are published than on others."""
    invented.NEWEST = now - timedelta(minutes=12)
    for edition, outlets in invented.EDITIONS.items():
        for number, article in enumerate(invented.invented_articles(600 * len(outlets), edition=edition)):
            if number % 7 < 3 + article.published.day * 3 % 5:
                yield article


def scrapy(up: Up) -> str:
    return str(config.load(up.environment).crawler_bin / "scrapy")


def crawl(up: Up, stand: Newsstand, since: date, more: tuple[str, ...] = ()) -> None:
    options = [part for name, value in (UNHURRIED | stand.settings()).items() for part in ("-s", f"{name}={value}")]
    environment = up.environment | {"DATELINE_CONTACT": "picture@dateline.example"}
    for edition in editions():
        words = [scrapy(up), "crawl", edition.spider, "-a", f"since={since}", "-L", "WARNING", *options, *more]
        subprocess.run(words, env=environment, cwd=config.PROJECT, check=True, capture_output=True)


if __name__ == "__main__":
    raise SystemExit(main())
