"""What is held against what an edition declares: every rule of what is not well stands here. Pure functions.

Below a minimum is a failure, above a maximum a warning, as is a feed that fails while others do not, and too little to
tell is said to be just that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from storage.quality import DAYS, Measures, Verdict
from storage.records import Ending

if TYPE_CHECKING:
    from spiders.registry import Edition

# A share of fewer pages says little.
ENOUGH_PAGES = 20

# An alternative has fallen silent when it gave none where its former share lets so many be expected: by chance that
# happens once in 20,000 times (e to the power of -10).
MISSED_PAGES = 10

# A feed that could not be read so often in a row is dead until it proves otherwise, and rests.
DEAD_AFTER = 3

# Of the pages that were read: what did not change was not.
_UNDERSTOOD = (Ending.STORED, Ending.NOT_ARTICLE)


def judge(edition: Edition, day: date, measures: Measures) -> list[Verdict]:
    """All checks of an edition; `day` is the one whose articles were counted."""
    return [
        articles_per_day(edition, day, measures.articles),
        *_filled(edition, measures),
        *_sources(measures),
        _understood(edition, measures),
        _dispositions(measures),
        _feeds(edition, measures),
        _silence(edition, measures),
    ]


def articles_per_day(edition: Edition, day: date, count: int | None) -> Verdict:
    """The number of articles of a whole day; None where the edition was not followed before it."""
    name, expected = "articles_per_day", edition.expect.articles_per_day
    if count is None:
        return Verdict(name, "unjudged", None, expected.min, f"not followed yet before {day}")
    if expected.min is not None and count < expected.min:
        line = f"only {count} articles of {day} are stored, at least {expected.min} are expected: see ops.disposition"
        return Verdict(name, "failure", count, expected.min, line)
    if expected.max is not None and count > expected.max:
        line = f"{count} articles of {day} are stored, at most {expected.max} are expected: is each of them one?"
        return Verdict(name, "warning", count, expected.max, line)
    return Verdict(name, "well", count, expected.min)


def is_low(edition: Edition, name: str, share: float) -> bool:
    """Whether a field is found in fewer articles (0..1) than is expected."""
    expected = edition.expect.filled.get(name)
    return expected is not None and share < expected


def _filled(edition: Edition, measures: Measures) -> Iterator[Verdict]:
    late = measures.late
    for name, expected in edition.expect.filled.items():
        check = f"filled {name}"
        if late.count < ENOUGH_PAGES:
            yield Verdict(check, "unjudged", None, expected, _too_few(late.count, "articles", f"the last {DAYS} days"))
            continue
        share = late.filled(name) / late.count
        if is_low(edition, name, share):
            line = f"{name} is found in {share:.0%} of the latest {late.count} articles, {expected:.0%} are expected"
            yield Verdict(check, "failure", share, expected, line)
        else:
            yield Verdict(check, "well", share, expected)


def _sources(measures: Measures) -> Iterator[Verdict]:
    """Alternatives that used to give a field and no longer do: the outlet's layout changed."""
    late, before = measures.late, measures.before
    for (name, source), pages in sorted(before.sources.items()):
        if late.sources[name, source] == 0 and pages / before.count * late.count >= MISSED_PAGES:
            now = [(count, other) for (field, other), count in late.sources.items() if field == name]
            instead = f"mostly from {max(now)[1]}" if now else "from nothing"
            line = (
                f"layout changed: {name} came from {source} in {pages / before.count:.0%} of {before.count} articles, "
                f"in none of the latest {late.count}; now {instead}"
            )
            yield Verdict(f"source of {name}: {source}", "failure", 0, pages / before.count, line)


def _understood(edition: Edition, measures: Measures) -> Verdict:
    expected = edition.expect.understood
    rejected = measures.endings[Ending.REJECTED]
    pages = rejected + sum(measures.endings[ending] for ending in _UNDERSTOOD)
    if pages < ENOUGH_PAGES:
        return Verdict("understood", "unjudged", None, expected, _too_few(pages, "pages", "the last day"))
    share = 1 - rejected / pages
    if share < expected:
        line = (
            f"{rejected} of {pages} pages of the last day were not understood, {expected:.0%} should be: "
            "see ops.rejection"
        )
        return Verdict("understood", "failure", share, expected, line)
    return Verdict("understood", "well", share, expected)


def _dispositions(measures: Measures) -> Verdict:
    if not measures.runs:
        return Verdict("dispositions", "unjudged", None, 0, "no run has ended in the last day")
    if measures.uneven:
        line = (
            f"{measures.uneven} of {measures.runs} runs of the last day have another number of dispositions than URLs "
            f"met, the first is run {measures.uneven_run}"
        )
        return Verdict("dispositions", "failure", measures.uneven, 0, line)
    return Verdict("dispositions", "well", 0, 0)


def _feeds(edition: Edition, measures: Measures) -> Verdict:
    """The declared feeds that could not be read when they were last asked; a failure once all are dead."""
    declared = {feed.url for feed in edition.feeds}
    if not declared:
        return Verdict("feeds", "unjudged", None, 0, "no feed is declared")
    failing = [each for each in measures.failing if each.url in declared]
    if not failing:
        return Verdict("feeds", "well", 0, 0)
    dead = [each for each in failing if each.failures >= DEAD_AFTER]
    worst = max(failing, key=lambda each: each.failures)
    times = "once" if worst.failures == 1 else f"{worst.failures} times in a row"
    rests = f", {len(dead)} of them {DEAD_AFTER} times or more: they rest" if dead else ""
    line = (
        f"{len(failing)} of {len(declared)} feeds could not be read when last asked{rests}; "
        f"{worst.url} failed {times}: {worst.detail or 'it did not say why'}"
    )
    return Verdict("feeds", "failure" if len(dead) == len(declared) else "warning", len(failing), 0, line)


def _silence(edition: Edition, measures: Measures) -> Verdict:
    expected, silence = edition.expect.silence_hours, measures.silence
    if expected is not None and silence.is_too_long(expected):
        return Verdict("silence", "failure", silence.hours, expected, silence.line(expected))
    return Verdict("silence", "well", silence.hours, expected, "hours of being asked without anything new")


def _too_few(count: int, what: str, when: str) -> str:
    return f"only {count} {what} in {when}"
