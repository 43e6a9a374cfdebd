"""What is held against what an edition declares: the rules, what is measured, and the command."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

import pytest

from spiders import quality
from spiders.registry import Expect, Range, edition_named
from storage.landing import Batch, Landing
from storage.normalise import normalise
from storage.quality import Failing, Measures, Pages
from storage.records import Capture, Disposition, Ending, Precision, StagedExtraction
from storage.silence import Silence
from tests.spiders.crawling import PROJECT, Crawler
from tests.storage.making import capture, run, staged

DAY = date(2026, 11, 21)
SINCE = datetime(2026, 11, 20, 8, tzinfo=UTC)
EDITION = replace(
    edition_named("presstv"),
    expect=Expect(Range(10, 20), MappingProxyType({"byline": 0.8}), understood=0.95, silence_hours=12),
)
WELL = Measures(
    articles=15,
    late=Pages(50, Counter({("byline", "css:.by"): 45, ("headline", "css:h1"): 50})),
    before=Pages(100, Counter({("byline", "css:.by"): 90, ("headline", "css:h1"): 100})),
    endings=Counter({"stored": 90, "not_article": 8, "rejected": 2, "known": 500}),
    runs=4,
    uneven=0,
    uneven_run=None,
    silence=Silence(SINCE, 11.9),
)


def told(measures: Measures) -> dict[str, tuple[str, str | None]]:
    """What is not well, by name: verdict and detail."""
    verdicts = quality.judge(EDITION, DAY, measures)
    assert len({each.name for each in verdicts}) == len(verdicts)
    return {each.name: (each.verdict, each.detail) for each in verdicts if each.verdict != "well"}


def test_what_is_as_expected_is_well() -> None:
    assert told(WELL) == {}
    names = [each.name for each in quality.judge(EDITION, DAY, WELL)]
    assert names == ["articles_per_day", "filled byline", "understood", "dispositions", "feeds", "silence"]


def pages(count: int, **sources: int) -> Pages:
    """Articles with a headline whose byline came from these alternatives."""
    found = {("byline", f"css:.{name}"): pages for name, pages in sources.items()}
    return Pages(count, Counter({("headline", "css:h1"): count, **found}))


@pytest.mark.parametrize(
    ("changes", "name", "verdict", "words"),
    [
        (
            {"failing": (Failing(EDITION.feeds[0].url, 4, "status 404"), Failing(EDITION.feeds[1].url, 2, "x"))},
            "feeds",
            "warning",
            "2 of 4 feeds could not be read when last asked, 1 of them 3 times or more: they rest; "
            "https://www.presstv.ir/rss.xml failed 4 times in a row: status 404",
        ),
        (
            {"failing": (Failing(EDITION.feeds[1].url, 1, "status 503"), Failing("https://www.presstv.ir/x", 9, "x"))},
            "feeds",
            "warning",
            "1 of 4 feeds could not be read when last asked; "
            "https://www.presstv.ir/Section/101 failed once: status 503",
        ),
        ({"failing": tuple(Failing(feed.url, 3, "x") for feed in EDITION.feeds)}, "feeds", "failure", "4 of 4 feeds"),
        ({"failing": tuple(Failing(feed.url, 1, None) for feed in EDITION.feeds)}, "feeds", "warning", "4 of 4 feeds"),
        ({"runs": 0}, "dispositions", "unjudged", "no run has ended in the last day"),
        ({"articles": 9}, "articles_per_day", "failure", "only 9 articles of 2026-11-21 are stored, at least 10"),
        ({"articles": 21}, "articles_per_day", "warning", "at most 20 are expected"),
        ({"articles": None}, "articles_per_day", "unjudged", "not followed yet before 2026-11-21"),
        ({"late": pages(50, by=39)}, "filled byline", "failure", "byline is found in 78% of the latest 50 articles"),
        ({"late": pages(19, by=9)}, "filled byline", "unjudged", "only 19 articles"),
        (
            {"late": pages(50, new=50)},
            "source of byline: css:.by",
            "failure",
            "layout changed: byline came from css:.by in 90% of 100 articles, in none of the latest 50; "
            "now mostly from css:.new",
        ),
        ({"endings": Counter({"stored": 90, "rejected": 10})}, "understood", "failure", "10 of 100 pages"),
        ({"endings": Counter({"stored": 9, "rejected": 10})}, "understood", "unjudged", "only 19 pages"),
        ({"uneven": 1, "uneven_run": 7}, "dispositions", "failure", "1 of 4 runs of the last day"),
        (
            {"silence": Silence(SINCE, 12.0)},
            "silence",
            "failure",
            "nothing new since 2026-11-20 08:00 UTC, in 12 hours of being asked; 12 hours are declared",
        ),
    ],
)
def test_only_what_is_not_well_is_told(changes: dict[str, Any], name: str, verdict: str, words: str) -> None:
    found = told(replace(WELL, **changes))
    assert list(found) == [name]
    assert found[name][0] == verdict
    assert words in (found[name][1] or "")


@pytest.mark.parametrize(("late", "before", "changed"), [(50, 20, True), (50, 19, False), (20, 49, False)])
def test_a_rare_alternative_may_be_absent_by_chance(late: int, before: int, changed: bool) -> None:
    measures = replace(WELL, late=pages(late, by=late), before=pages(100, by=100 - before, rare=before))
    assert ("source of byline: css:.rare" in told(measures)) is changed


def test_an_edition_without_feeds_has_none_that_is_well() -> None:
    verdicts = {each.name: each.verdict for each in quality.judge(replace(EDITION, feeds=()), DAY, WELL)}
    assert verdicts["feeds"] == "unjudged"


def test_without_bounds_nothing_is_unexpected() -> None:
    silent = replace(WELL, articles=0, late=pages(50), before=Pages(), silence=Silence(SINCE, 9999.0))
    verdicts = quality.judge(replace(EDITION, expect=Expect()), DAY, silent)
    assert {each.verdict for each in verdicts} == {"well"}


def test_a_day_counts_only_once_the_edition_is_followed(crawler: Crawler) -> None:
    """Saved pages follow nothing, nor does a crawl of some days; the first crawl for what is new does."""
    crawler.saved("almayadeen_en", PROJECT / "tests/fixtures/seeds")
    with Landing(crawler.url) as landing:
        early, day = datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 5, 18, 9, tzinfo=UTC)
        landing.start_run(run(outlet="almayadeen", started_at=early, arguments={"since": "2023-05-07"}))
        assert landing.published_on("almayadeen", "en", date(2025, 5, 18)) is None
        landing.start_run(run(outlet="almayadeen", started_at=day))
        assert landing.published_on("almayadeen", "en", date(2025, 5, 18)) is None
        assert landing.published_on("almayadeen", "en", date(2025, 5, 19)) == 0
        assert landing.published_on("presstv", "en", DAY) is None


def test_the_command_tells_and_keeps(crawler: Crawler) -> None:
    never = crawler.command("quality", "presstv")
    told = "Nothing to check: presstv was never crawled live for what is new.\n"
    assert (never.code, never.stdout) == (0, told)
    assert crawler.command("quality", "presstv", "--skip-code", "99").code == 99

    now = datetime.now(UTC)
    start = now - timedelta(days=3)
    old = [page(n, start + timedelta(minutes=n), start, "css:.old") for n in range(100)]
    new = [page(n, now - timedelta(hours=13, minutes=n), start, "css:\x1b[31m.new") for n in range(100, 150)]
    load(crawler, start, old)
    load(crawler, now - timedelta(minutes=1), new, rejected=10, forgotten=1)

    checked = crawler.command("quality")
    assert checked.code == 3, checked.stderr
    assert "Traceback" not in checked.stderr
    assert "\x1b" not in checked.stderr + checked.stdout
    errors = [line.partition("ERROR: ")[2] for line in checked.stderr.splitlines() if "ERROR: " in line]
    assert [error.split(" ")[:4] for error in errors] == [
        ["presstv:", "only", "0", "articles"],
        ["presstv:", "layout", "changed:", "byline"],
        ["presstv:", "10", "of", "60"],
        ["presstv:", "1", "of", "1"],
        ["presstv:", "nothing", "new", "since"],
        ["5", "checks", "failed"],
    ]
    kept = dict(crawler.rows("SELECT check_name, verdict FROM ops.quality WHERE outlet = 'presstv'"))
    assert kept == {
        "articles_per_day": "failure",
        "filled headline": "well",
        "filled body": "well",
        "filled published_at": "well",
        "source of byline: css:.old": "failure",
        "understood": "failure",
        "dispositions": "failure",
        "feeds": "well",
        "silence": "failure",
    }
    assert crawler.command("quality", "no_such").code == 2


def page(number: int, when: datetime, published_at: datetime, source: str) -> tuple[Capture, StagedExtraction]:
    made = capture(str(number), when, url=f"https://www.presstv.ir/{number}", outlet="presstv")
    sources = (("headline", "css:h1"), ("body", "css:p"), ("published_at", "meta"), ("byline", source))
    dated: dict[str, Any] = {"published_at": published_at, "published_precision": Precision.MINUTE}
    return made, staged(made, byline="By her", field_sources=sources, **dated)


def load(
    crawler: Crawler,
    started_at: datetime,
    read: list[tuple[Capture, StagedExtraction]],
    rejected: int = 0,
    forgotten: int = 0,
) -> None:
    """A live run of Press TV with these articles, some pages that it did not understand, and URLs it lost count of."""
    this = run(outlet="presstv", spider="presstv", started_at=started_at)
    batch = Batch([made for made, _ in read], [reading for _, reading in read])
    batch.dispositions = [
        Disposition(this.run_id, made.location, Ending.STORED, None, made.capture_id) for made, _ in read
    ] + [Disposition(this.run_id, f"https://www.presstv.ir/bad/{n}", Ending.REJECTED, "torn") for n in range(rejected)]
    with Landing(crawler.url) as landing:
        landing.start_run(this)
        landing.land(batch)
        landing.finish_run(this.run_id, "finished", met=len(batch.dispositions) + forgotten)
    normalise(crawler.url)
