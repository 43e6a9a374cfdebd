"""The outlet declarations: what is inherited, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from spiders import registry

HARBOUR_HERALD = """
name = "The Harbour Herald"
timezone = "Europe/London"

[editions.en]
language = "en"
hosts = ["www.harbour-herald.example", "m.harbour-herald.example"]
schedule = "*/20 * * * *"
revisit = ["45m", "6h", "2d"]

[[editions.en.feeds]]
kind = "rss"
url = "https://www.harbour-herald.example/rss"

[editions.en.expect]
articles_per_day = {min = 20, max = 200}
filled = {byline = 0.8, published_at = 0.99}
understood = 0.9
silence_hours = 1.5

[editions.en.keep]
captures_days = 365
sightings_days = 90
"""


def declare(folder: Path, text: str, name: str = "harbour_herald.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_declaration_is_read_whole(tmp_path: Path) -> None:
    outlet = registry.load_outlet(declare(tmp_path, HARBOUR_HERALD))
    (edition,) = outlet.editions
    assert (outlet.key, outlet.name) == ("harbour_herald", "The Harbour Herald")
    assert edition.spider == "harbour_herald_en"
    assert edition.timezone.key == "Europe/London"
    assert edition.feeds == (registry.Feed("rss", "https://www.harbour-herald.example/rss"),)
    assert (edition.expect.articles_per_day.min, edition.expect.articles_per_day.max) == (20, 200)
    assert dict(edition.expect.filled) == {"byline": 0.8, "published_at": 0.99}
    assert (edition.expect.understood, edition.expect.silence_hours) == (0.9, 1.5)
    assert edition.keep == registry.Keep(365, 90, None)
    assert edition.delay == 1.0
    assert edition.opt_outs.honour == ("tdm-reservation", "noai")
    assert edition.revisit == (timedelta(minutes=45), timedelta(hours=6), timedelta(days=2))


def test_what_is_honoured_can_be_declared(tmp_path: Path) -> None:
    for written, honoured in (("[]", ()), ('["noimageai"]', ("noimageai",))):
        text = HARBOUR_HERALD + f"\n[editions.en.opt_outs]\nhonour = {written}\n"
        (edition,) = registry.load_outlet(declare(tmp_path, text)).editions
        assert edition.opt_outs.honour == honoured


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('language = "en"', 'langauge = "en"', "editions.en.language is missing"),
        ('"45m"', '"45"', "editions.en.revisit: expected growing spans"),
        ('"45m"', '"7h"', "editions.en.revisit: expected growing spans"),
        ('"2d"', '"9999d", "99999d"', "editions.en.revisit: expected growing spans"),
        ("[editions.en.expect]", "[editions.en.expected]", "unknown key: editions.en.expected"),
        (
            "[editions.en.keep]",
            "[editions.en.opt_outs]\nhonour = ['noindex']\n[editions.en.keep]",
            "'noindex' is none of",
        ),
        ("[editions.en.keep]", "[editions.en.opt_outs]\nhonor = []\n[editions.en.keep]", "opt_outs.honor"),
        ('"m.harbour-herald.example"', '"127.0.0.1"', "no host's name in lower case: '127.0.0.1'"),
        ('"m.harbour-herald.example"', '"0.0x7f000001"', "no host's name in lower case"),
        ('name = "The', 'title = "x"\nname = "The', "unknown key: title"),
        ('kind = "rss"', 'kind = "rsss"', "'rsss' is none of rss, atom"),
        ('kind = "rss"', 'kind = "rss"\nevery = 5', "unknown key: editions.en.feeds[0].every"),
        ("Europe/London", "Europe/Lundon", "unknown timezone 'Europe/Lundon'"),
        ('language = "en"', 'language = "english"', "not an ISO 639 code"),
        ('hosts = ["www', 'mirrors = ["other.example"]\nhosts = ["www', "not among the hosts: other.example"),
        ('url = "https://www.harbour', 'url = "https://www.elsewhere', "not on a host of the edition"),
        ("byline = 0.8", "byline = 80", "between 0 and 1"),
        ("min = 20", 'min = "20"', "expected a whole number"),
        ("min = 20", "low = 20", "unknown key: editions.en.expect.articles_per_day.low"),
        ('hosts = ["www', 'hosts = "www"\nx = ["www', "expected a list of texts"),
        ('schedule = "*/20 * * * *"', 'schedule = "whenever"', "no cron line: 'whenever'"),
        ('schedule = "*/20 * * * *"', 'schedule = "60 * * * *"', "no cron line: '60 * * * *'"),
        ('schedule = "*/20 * * * *"', 'schedule = "*/0 * * * *"', "no cron line"),
        ('schedule = "*/20 * * * *"', 'schedule = "5-1 * * * *"', "no cron line"),
        ('schedule = "*/20 * * * *"', 'schedule = "* * * *"', "no cron line"),
        ('"m.harbour', '"M.harbour', "no host's name in lower case: 'M.harbour-herald.example'"),
        ('"m.harbour', '"https://m.harbour', "no host's name in lower case"),
        ("min = 20", "min = 300", "min 300 and max 200 leave no count"),
        ("min = 20", "min = -1", "min -1 and max 200 leave no count"),
        ("understood = 0.9", "understood = 1.1", "expect.understood: a share is between 0 and 1"),
        ("silence_hours = 1.5", "silence_hours = 0", "more than 0 and at most 8784 hours, not 0"),
        ("silence_hours = 1.5", "silence_hours = nan", "more than 0 and at most 8784 hours, not nan"),
        ("silence_hours = 1.5", 'silence_hours = "1"', "expect.silence_hours: expected a number"),
        ("captures_days = 365", "captures_days = 0", "keep.captures_days: expected 1 to 36525 days, not 0"),
        ("captures_days = 365", "captures_days = 1.5", "keep.captures_days: expected a whole number"),
        ("captures_days = 365", "captures = 365", "unknown key: editions.en.keep.captures"),
        ("byline = 0.8", "bylin = 0.8", "'bylin' is none of headline, "),
        ('schedule = "*/20 * * * *"', "delay = -5", "delay: expected 0 to 3600 seconds"),
        ('schedule = "*/20 * * * *"', "delay = nan", "delay: expected 0 to 3600 seconds"),
        ('name = "The Harbour Herald"', "name = 7", "name: expected a text, not 7"),
        ('name = "The Harbour Herald"', 'name = "', "harbour_herald.toml: "),
    ],
)
def test_a_wrong_declaration_is_refused_by_name(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert old in HARBOUR_HERALD
    with pytest.raises(registry.RegistryError) as refusal:
        registry.load_outlet(declare(tmp_path, HARBOUR_HERALD.replace(old, new, 1)))
    assert complaint in str(refusal.value)
    assert str(refusal.value).startswith("harbour_herald.toml: ")
    assert "\n" not in str(refusal.value)


def test_two_editions_cannot_share_a_host(tmp_path: Path) -> None:
    declare(tmp_path, HARBOUR_HERALD)
    declare(tmp_path, HARBOUR_HERALD, "harbour_mirror.toml")
    with pytest.raises(
        registry.RegistryError, match=r"host 'www.harbour-herald.example' is declared by harbour_herald_en"
    ):
        registry.outlets(tmp_path)


def test_the_declared_outlets_load() -> None:
    names = {edition.spider for edition in registry.editions()}
    assert {"almayadeen_en", "almayadeen_ar", "almayadeen_es", "presstv", "presstv_fr"} <= names
    for edition in registry.editions():
        assert edition.feeds, f"{edition.spider} has no feed: a live crawl would find nothing"
        assert registry.edition_named(edition.spider) is edition


@pytest.mark.parametrize(
    ("url", "spider"),
    [
        ("https://www.presstv.ir/Detail/2017/12/11/545288/x", "presstv"),
        ("http://presstv.com/detail/130017.html", "presstv"),
        ("https://english.almayadeen.net/news/politics/x", "almayadeen_en"),
        ("https://example.org/", None),
        ("https://french.presstv.ir/Detail/1", "presstv_fr"),
        ("https://french.presstv.co.uk/Detail/1", "presstv_fr"),
        ("https://www.almayadeen.net/news/politics/x", "almayadeen_ar"),
        ("https://espanol.almayadeen.net/entrevistas/2046797/x", "almayadeen_es"),
        ("https://russian.presstv.example/Detail/1", None),
        ("https://[broken/", None),
        ("", None),
    ],
)
def test_a_host_tells_the_edition(url: str, spider: str | None) -> None:
    edition = registry.edition_of_url(url)
    assert (edition.spider if edition else None) == spider


def test_an_unknown_spider_is_told_with_the_known_ones() -> None:
    with pytest.raises(registry.RegistryError, match=r"'nosuch'.*almayadeen_en.*presstv"):
        registry.edition_named("nosuch")


@pytest.mark.parametrize("line", ["*/20 * * * *", "5,35 6-22/2 * * 1-5", "0 0 1 1 0", "59 23 31 12 7"])
def test_cron_lines_are_taken(tmp_path: Path, line: str) -> None:
    path = declare(tmp_path, HARBOUR_HERALD.replace("*/20 * * * *", line))
    assert registry.load_outlet(path).editions[0].schedule == line
