"""What a user may say after `-a`: checked before anything starts, so that a mistake is one clear line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from storage.places import Place, PlaceError, parse
from storage.records import FIRST_YEAR, LAST_YEAR

KNOWN = ("captures", "since", "until", "revisit")


class ArgumentError(ValueError):
    """An argument cannot be used; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What of the archive is read again: files by their names, all where none is named; and `everything`, or what was
    `rejected` the last time, or only what this version of the reader has not read.
    """

    files: tuple[str, ...] = ()
    everything: bool = False
    rejected: bool = False

    def told(self) -> dict[str, str]:
        """For the run's record."""
        what = "rejected" if self.rejected else "all" if self.everything else "unread"
        return {"reread": what} | ({"files": " ".join(self.files)} if self.files else {})


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of one crawl.

    `captures`: read this file, folder, WARC or place in an object store instead of the network. `since`, `until`: only
    what was published in these days, both included, as days at the outlet. `revisit`: fetch again what the warehouse
    holds already.
    """

    captures: Place | None = None
    since: date | None = None
    until: date | None = None
    revisit: bool = False

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> Arguments:
        """Checks what the user gave. Raises ArgumentError."""
        unknown = sorted(set(given) - set(KNOWN))
        if unknown:
            raise ArgumentError(f"unknown argument -a {unknown[0]}=; there are: {', '.join(KNOWN)}")
        for name, value in given.items():
            if not value.strip():
                raise ArgumentError(f"{name}: nothing is given; leave -a {name}= out where it is not meant")
        try:
            captures = parse(given["captures"]) if given.get("captures") else None
        except PlaceError as error:
            raise ArgumentError(f"captures: {error}") from None
        if isinstance(captures, Path) and not _is_there(captures):
            raise ArgumentError(f"captures: no such file or folder: {given['captures'][:200]}")
        since, until = _day("since", given.get("since")), _day("until", given.get("until"))
        if since and until and since > until:
            raise ArgumentError(f"since {since} is after until {until}")
        return cls(captures, since, until, _truth("revisit", given.get("revisit")))

    def admits(self, published: datetime | None) -> bool:
        """Whether something published then is asked for; what has no date is admitted only without bounds."""
        if self.since is None and self.until is None:
            return True
        return published is not None and self.admits_day(published.date())

    def admits_day(self, day: date) -> bool:
        """Whether a day at the outlet lies within since and until."""
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


def _is_there(path: Path) -> bool:
    """Whether a path is a folder or a regular file; a pipe or a device has no end."""
    try:
        return path.is_dir() or path.is_file()
    except (OSError, ValueError):
        return False


def _day(name: str, text: str | None) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ArgumentError(f"{name}: not a day like 2026-10-31: {text!r}") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ArgumentError(f"{name}: no outlet published in {day.year}")
    return day


def _truth(name: str, text: str | None) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    try:
        return words[(text or "no").lower()]
    except KeyError:
        raise ArgumentError(f"{name}: say yes or no, not {text!r}") from None
