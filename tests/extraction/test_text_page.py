"""The text reader on changed renderings of the seeds, on strangers' pages, and on anything at all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from spiders.extraction.landmarks import GENERAL, Landmarks
from spiders.extraction.limits import MAX_LINES, MOST_LETTERS
from spiders.extraction.text_page import read_text, recognise
from spiders.outlets.almayadeen import LANDMARKS as ALMAYADEEN
from spiders.outlets.presstv import LANDMARKS as PRESSTV
from storage.records import Extraction, LinkKind, PageClass, Precision

SEEDS = Path(__file__).parent.parent / "fixtures" / "seeds"
NAMES = {"almayadeen": "000_eb0a1433f1a75fa8.txt", "presstv": "004_780554462f59e82e.txt"}
MARKS = {"almayadeen": ALMAYADEEN, "presstv": PRESSTV}
ZONES = {"almayadeen": ZoneInfo("Asia/Beirut"), "presstv": ZoneInfo("Asia/Tehran")}
NOW = datetime(2025, 5, 20, tzinfo=UTC)

HEADLINE = "Turkish FM says US suggested sending S-400s to Kiev"
META = "  • By Al Mayadeen English\n  • Source: Agencies\n  • 7 May 2023 16:52\n"
FIRST = "The US has offered that Turkey"


@cache
def seed(outlet: str) -> str:
    return (SEEDS / NAMES[outlet]).read_text(encoding="utf-8")


@cache
def address(outlet: str) -> str:
    captures = tomllib.loads((SEEDS / "captures.toml").read_text(encoding="utf-8"))["capture"]
    return next(str(capture["url"]) for capture in captures if capture["file"] == NAMES[outlet])


def as_page_of(outlet: str, text: str, *, with_address: bool = True) -> Extraction:
    url = address(outlet) if with_address else None
    return read_text(text, landmarks=MARKS[outlet], url=url, zone=ZONES[outlet], language="en", captured_at=NOW)


def differences(found: Extraction, known: Extraction) -> set[str]:
    names = {field.name for field in fields(Extraction)} - {"field_sources"}
    return {name for name in names if getattr(found, name) != getattr(known, name)}


def cut(text: str, start: str, end: str) -> str:
    """Without what stands from one text up to another."""
    at = text.index(start)
    return text[:at] + text[text.index(end, at) :]


EVERYWHERE: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "tabs for indents": lambda text: re.sub("^  ", "\t", text, flags=re.MULTILINE),
    "blanks above": lambda text: "\n \n\n" + text,
    "byte order mark": lambda text: "\ufeff" + text,
    "blanks at line ends": lambda text: text.replace("\n", "  \n"),
    "no empty lines": lambda text: re.sub(r"\n\s*\n+", "\n", text),
    "twice as many empty lines": lambda text: text.replace("\n\n", "\n\n\n"),
    "colours": lambda text: text.replace("\n\n", "\n\n\x1b[1m", 8),
    **{f"bullet {mark}": (lambda text, mark=mark: text.replace("•", mark)) for mark in "*-·◦▪"},  # type: ignore[misc]
}


@pytest.mark.parametrize("change", EVERYWHERE)
@pytest.mark.parametrize("outlet", MARKS)
def test_the_look_of_a_rendering_changes_nothing(outlet: str, change: str) -> None:
    found = as_page_of(outlet, EVERYWHERE[change](seed(outlet)))
    assert differences(found, as_page_of(outlet, seed(outlet))) == set()


def figure(text: str, replacement: str) -> str:
    """Another figure block in place of the seed's; %s stands for its caption."""
    block = text[text.index(f"  • x\n  • {HEADLINE}") : text.index(FIRST)]
    caption = block.strip().splitlines()[-1].strip()
    return text.replace(block, replacement.replace("%s", caption))


OPINIONS = "The opinions mentioned in this article do not necessarily reflect those of Al Mayadeen, but of its writer."

ALMAYADEEN_CHANGES: dict[str, tuple[Callable[[str], str], set[str]]] = {
    "no menus": (lambda text: text[text.index("BREAKING") :], {"menu"}),
    "no menus, no ticker": (lambda text: text[text.index(HEADLINE) :], {"menu", "ticker"}),
    "no ticker": (lambda text: cut(text, "BREAKING", HEADLINE), {"ticker"}),
    "ticker heading alone": (lambda text: cut(text, "Al Mayadeen's correspondent: 67", f"\n{HEADLINE}"), {"ticker"}),
    "ticker apart from its heading": (lambda text: text.replace("BREAKING\n", "BREAKING\n\n"), set()),
    "ticker lines apart": (
        lambda text: re.sub(
            rf"(?<=BREAKING\n).*?(?=\n\n{re.escape(HEADLINE)})",
            lambda match: match[0].replace("\n", "\n\n"),
            text,
            flags=re.DOTALL,
        ),
        set(),
    ),
    "more ticker": (lambda text: text.replace("BREAKING\n", "BREAKING\nHarbour office: Two ships wait.\n"), {"ticker"}),
    "no blocks below": (lambda text: text[: text.index("Most Read")], {"links"}),
    "no footer": (lambda text: text[: text.rindex("Al Mayadeen English")], set()),
    "source before by": (
        lambda text: text.replace(META, "".join(sorted(META.splitlines(keepends=True), reverse=True))),
        set(),
    ),
    "byline without bullets": (lambda text: text.replace(META, META.replace("  • ", "")), set()),
    "byline on one line": (
        lambda text: text.replace(META, META.strip(" •\n").replace("\n  • ", " | ") + "\n"),
        set(),
    ),
    "byline without By": (lambda text: text.replace("By Al", "Al"), {"byline"}),
    "a person's byline": (lambda text: text.replace("By Al Mayadeen English", "By Ada Lorne"), {"byline", "authors"}),
    "another order of the date": (lambda text: text.replace("7 May 2023 16", "May 7 2023 16"), {"published_raw"}),
    "a day without a time": (
        lambda text: text.replace("7 May 2023 16:52", "7 May 2023"),
        {"published_raw", "published_at", "published_precision"},
    ),
    "no reading time": (lambda text: text.replace("3 Min Read\n", ""), {"reading_minutes"}),
    "no standfirst": (lambda text: cut(text, "Ankara allegedly", "  • x"), {"standfirst"}),
    "no figure": (lambda text: figure(text, ""), {"images"}),
    "figure without headline": (lambda text: figure(text, "  • x\n    %s\n\n"), set()),
    "caption alone": (lambda text: figure(text, "%s\n\n"), set()),
    "caption that is a label": (lambda text: figure(text, f"  • x\n  • {HEADLINE}\n    Archive\n\n"), {"images"}),
    "no tags": (lambda text: cut(text, "  • S-400\n", "Most Read"), {"tags"}),
    "a notice below the tags": (lambda text: text.replace("Most Read", f"{OPINIONS}\n\nMost Read", 1), {"notices"}),
    "a notice and the writer below the tags": (
        lambda text: text.replace("Most Read", f"{OPINIONS}\n\nAda Lorne\n\nAda Lorne is a writer.\n\nMost Read", 1),
        {"notices"},
    ),
    "no date": (
        lambda text: text.replace("  • 7 May 2023 16:52\n", ""),
        {"published_at", "published_precision", "published_raw", "published_from"},
    ),
    "a day that is not known yet": (
        lambda text: text.replace("7 May 2023 16:52", "7 May 2043 16:52"),
        {"published_at", "published_precision", "published_raw", "published_from"},
    ),
    "no bullets below": (
        lambda text: (parts := text.partition("  • S-400\n"))[0] + (parts[1] + parts[2]).replace("  • ", ""),
        set(),
    ),
    "one related title": (lambda text: cut(text, "Ms. Rachel", "According to"), {"links"}),
    "four related titles": (
        lambda text: text.replace("Ms. Rachel", "Ferry line opens again\n\nWho pays for the new pier?\n\nMs. Rachel"),
        {"links"},
    ),
    "bulleted related titles": (lambda text: re.sub(r"^(?=Trump team|Ms\. Rach)", "  • ", text, flags=re.M), set()),
    "no related titles": (lambda text: cut(text, "Trump team", "According to"), {"links"}),
    "read more above its title": (lambda text: text.replace("more: India:", "more:\n\nIndia:"), set()),
    "another word for read more": (lambda text: text.replace("Read more:", "Also read:"), set()),
    "watch": (lambda text: text.replace("Read more:", "Watch:"), set()),
    "a sub-heading": (
        lambda text: text.replace("In December 2020", "The year\n\nIn December 2020"),
        {"subheadings", "body", "body_html", "word_count"},
    ),
    "an underlined headline": (lambda text: text.replace(f"\n{HEADLINE}\n", f"\n{HEADLINE}\n=====\n"), set()),
    "a marked headline": (lambda text: text.replace(f"\n{HEADLINE}\n", f"\n# {HEADLINE}\n"), set()),
}  # fmt: skip


@pytest.mark.parametrize("change", ALMAYADEEN_CHANGES)
def test_another_al_mayadeen_page_differs_only_where_it_was_changed(change: str) -> None:
    changed, may_differ = ALMAYADEEN_CHANGES[change]
    text = changed(seed("almayadeen"))
    assert text != seed("almayadeen")
    assert differences(as_page_of("almayadeen", text), as_page_of("almayadeen", seed("almayadeen"))) == may_differ


OPENING = "Turkish President Recep Tayyip Erdogan has said"
PRESSTV_CHANGES: dict[str, tuple[Callable[[str], str], set[str]]] = {
    "no breadcrumbs": (lambda text: text[text.index("Putin") :], {"section", "breadcrumbs"}),
    "a section alone": (lambda text: "Economy\n\n" + text[text.index("Putin") :], {"section", "breadcrumbs"}),
    "broken breadcrumbs": (lambda text: "News\n/\nTurkey\n\n" + text[text.index("Putin") :], set()),
    "longer breadcrumbs": (
        lambda text: "News / #PressTV / Viewpoint / Latest / Viewpoints\n\n" + text[text.index("Putin") :],
        {"section", "breadcrumbs"},
    ),
    "no tail": (lambda text: text[: text.index("Press TV’s website")], {"notices"}),
    "longer tail": (lambda text: text.replace("Press TV News Roku", "www.presstv.ir\nSHARE THIS ARTICLE"), {"notices"}),
    "name and place above the body": (
        lambda text: text.replace(OPENING, f"Ada Lorne\nPress TV, Marly\n\n{OPENING}", 1),
        {"byline", "authors"},
    ),
    "name and place above the picture": (
        lambda text: text.replace("Russia's Russian", "Ada Lorne\nPress TV, Marly\n\nRussia's Russian", 1),
        {"byline", "authors"},
    ),
    "by and a name": (lambda text: text.replace(OPENING, f"By Ada Lorne\n\n{OPENING}", 1), {"byline", "authors"}),
    "titles below read more": (
        lambda text: text.replace("Read More:", "Read More:\n\n  • Ferries run again\n  • Library gets a roof", 1),
        {"links"},
    ),
    "plain titles below read more": (
        lambda text: text.replace("Read More:", "Read More:\n\nFerries of the north run again", 1),
        {"links"},
    ),
    "printed date with an update": (
        lambda text: text.replace("Russia's", "Mon Dec 11, 2017 1:16PM [Updated: Tue Dec 12, 2017 1:03PM]\nRussia's"),
        {"published_at", "published_precision", "published_raw", "published_from", "modified_at", "modified_raw"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", PRESSTV_CHANGES)
def test_another_press_tv_page_differs_only_where_it_was_changed(change: str) -> None:
    changed, may_differ = PRESSTV_CHANGES[change]
    text = changed(seed("presstv"))
    assert text != seed("presstv")
    assert differences(as_page_of("presstv", text), as_page_of("presstv", seed("presstv"))) == may_differ


@pytest.mark.parametrize(
    "opening",
    [
        "At four in the morning Abu Samir lights the oven with the leg of a chair.",
        "Protesters clash with police in Paris on Saturday.",
        "Iranian President Masoud Pezeshkian arrived in Doha on Monday, May 3, 2025.",
        "A fire broke out in Beirut.",
    ],
)
def test_an_opening_paragraph_is_no_caption(opening: str) -> None:
    pages = {
        "almayadeen": figure(seed("almayadeen"), "").replace(FIRST, f"{opening}\n\n{FIRST}"),
        "presstv": cut(seed("presstv"), "Russia's Russian", OPENING).replace(OPENING, f"{opening}\n\n{OPENING}", 1),
    }
    for outlet, text in pages.items():
        found = as_page_of(outlet, text)
        assert opening in (found.body or "").split("\n\n")
        assert opening not in [image.caption for image in found.images]


def test_a_caption_tells_no_day_where_the_outlet_prints_one() -> None:
    found = as_page_of("almayadeen", ALMAYADEEN_CHANGES["no date"][0](seed("almayadeen")))
    assert "March 11, 2019" in (found.images[0].caption or "")
    assert (found.published_at, found.published_from) == (None, None)


def test_a_section_alone_is_read_as_such() -> None:
    found = as_page_of("presstv", PRESSTV_CHANGES["a section alone"][0](seed("presstv")))
    assert (found.section, found.breadcrumbs) == ("Economy", ("Economy",))


@pytest.mark.parametrize("age", ["Today 16:52", "3 hours ago"])
def test_without_the_time_of_the_capture_today_is_no_day_but_a_date_line(age: str) -> None:
    text = seed("almayadeen").replace("7 May 2023 16:52", age)
    found = read_text(text, landmarks=ALMAYADEEN, zone=ZONES["almayadeen"], language="en")
    known = as_page_of("almayadeen", seed("almayadeen"))
    assert (found.published_at, found.standfirst, found.body) == (None, known.standfirst, known.body)


def test_without_an_address_only_what_the_address_says_is_missing() -> None:
    for outlet, missing in (
        ("almayadeen", {"section"}),
        ("presstv", {"published_precision", "published_from", "published_raw"}),
    ):
        found = as_page_of(outlet, seed(outlet), with_address=False)
        assert differences(found, as_page_of(outlet, seed(outlet))) == missing


def test_each_field_tells_where_it_came_from() -> None:
    for outlet in MARKS:
        found = as_page_of(outlet, seed(outlet))
        sources = dict(found.field_sources)
        filled = {field.name for field in fields(Extraction) if getattr(found, field.name)}
        without = {
            "reader_version",
            "page_class",
            "field_sources",
            "body_html",
            "word_count",
            "published_precision",
            "published_raw",
        }
        assert set(sources) == filled - without - {"published_from", "modified_raw"}
        assert sources["published_at"] == found.published_from


STRANGER = """Skip to content

The Marly Herald

  * Home
  * News
  * Sport
  * Weather

Town

Library of Marly opens its roof to readers

By Ada Lorne
12 May 2023, 9:30 am

Share
Facebook

The library of Marly has put forty chairs and a small garden on its roof, and readers may use both from Saturday on.

Photo: Bo Lind

"We had the roof, and we had the sun," said its keeper, who has wanted the garden for ten years.

Related: Town hall closes its own library

## What it cost

The work cost 12,000, most of it given by readers. Nobody was asked for more than a day's pay.

The roof is open from nine to six on all days without rain.

Most popular

Ferry to the islands runs again

Snow on the hill road

© The Marly Herald 2023. All rights reserved.
"""


def test_a_strangers_article() -> None:
    found = read_text(STRANGER, zone=ZoneInfo("UTC"), captured_at=NOW)
    assert found.page_class is PageClass.ARTICLE
    assert found.headline == "Library of Marly opens its roof to readers"
    assert (found.byline, found.authors) == ("By Ada Lorne", ("Ada Lorne",))
    assert found.published_at == datetime(2023, 5, 12, 9, 30, tzinfo=UTC)
    assert found.subheadings == ("What it cost",)
    assert [paragraph[:12] for paragraph in (found.body or "").split("\n\n")] == [
        "The library ", '"We had the ', "What it cost", "The work cos", "The roof is ",
    ]  # fmt: skip
    assert [link.title for link in found.links if link.kind is LinkKind.INLINE] == ["Town hall closes its own library"]
    assert found.language == "en"


def test_lines_broken_at_a_column_are_joined() -> None:
    broken = "\n\n".join("\n".join(re.findall(r".{1,72}(?:\s|$)", paragraph)) for paragraph in STRANGER.split("\n\n"))
    body = read_text(broken, zone=ZoneInfo("UTC")).body or ""
    assert "The library of Marly has put forty chairs and a small garden on its roof, and readers may use both" in body


@pytest.mark.parametrize(
    ("text", "page_class"),
    [
        ("", PageClass.UNKNOWN),
        (" \n\t\n", PageClass.UNKNOWN),
        ("\u200b\n\x00", PageClass.UNKNOWN),
        ("PK\x03\x04\x14\x00\x06\x00\x08\x00" * 50, PageClass.UNKNOWN),
        ("\ufffd" * 400, PageClass.UNKNOWN),
        ("A title without anything below it", PageClass.UNKNOWN),
        ("404\n\nPage not found\n\nBack to the front page", PageClass.ERROR),
        ("Just a moment...\n\nVerifying you are human.", PageClass.BLOCK),
        ("Before you continue\n\nWe use cookies to run this site.\n\nAccept all\nReject all", PageClass.CONSENT),
        ("Ferries run again\n\nThe ferries run again from Monday.\n\nSubscribe to continue reading", PageClass.PAYWALL),
        ("\n\n".join(f"Ferry number {n} runs again from Monday\n12 May 2023" for n in range(12)), PageClass.LISTING),
    ],
)
@pytest.mark.parametrize("marks", [GENERAL, PRESSTV])
def test_what_is_no_article_is_said_to_be_none(text: str, page_class: PageClass, marks: Landmarks) -> None:
    found = read_text(text, landmarks=marks, zone=ZoneInfo("UTC"))
    assert found.page_class is page_class
    assert found.reason
    assert (found.headline, found.body) == (None, None)


@pytest.mark.parametrize(("text", "what"), [("x\n" * MAX_LINES, "lines"), ("x" * (MOST_LETTERS + 1), "letters")])
def test_more_text_than_any_page_has_is_not_read(text: str, what: str) -> None:
    found = read_text(text, zone=ZoneInfo("UTC"))
    assert found.page_class is PageClass.UNKNOWN
    assert found.reason is not None
    assert found.reason.startswith("too large")
    assert what in found.reason


def test_an_outlet_is_known_by_its_own_lines_only() -> None:
    assert recognise(seed("almayadeen"), MARKS) == "almayadeen"
    assert recognise(seed("presstv"), MARKS) == "presstv"
    assert recognise(seed("almayadeen")[seed("almayadeen").index(HEADLINE) :], MARKS) == "almayadeen"
    assert recognise(STRANGER, MARKS) is None
    assert recognise("", MARKS) is None
    quoting = STRANGER.replace(
        "The roof is open", "A film of it was shown by Press TV and by Al Mayadeen English. It is open"
    )
    assert recognise(quoting, MARKS) is None
    assert recognise(seed("presstv") + seed("almayadeen"), MARKS) is None


def test_a_title_that_says_cookies_or_404_is_still_an_article() -> None:
    text = seed("presstv").replace(
        "Putin, Erdogan warn over escalating al-Quds tensions", "Page not found: the lost diary"
    )
    assert as_page_of("presstv", text).page_class is PageClass.ARTICLE


def test_dates_after_the_capture_are_not_taken() -> None:
    text = seed("presstv").replace("December 11, 2017", "December 11, 2047")
    found = as_page_of("presstv", text, with_address=False)
    assert found.published_at is not None
    assert (found.published_at.date(), found.published_precision) == (date(2017, 5, 3), Precision.INFERRED)
