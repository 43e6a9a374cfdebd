"""What is declared of outlets: loads and checks `spiders/outlets/*.toml`. Standard library only.

Facts stand in TOML, judgement in the Python file beside it. A key that is not known here is refused, so that a
misspelt fact cannot pass for a declared one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

OUTLETS_FOLDER = Path(__file__).parent / "outlets"

SITEMAP_KINDS = ("sitemap", "sitemap_index")
FEED_KINDS = ("rss", "atom", *SITEMAP_KINDS, "listing")

# What a page can be expected to fill: the fields of an extraction, as `ops.field_fill` names them.
FIELDS = (
    "headline",
    "standfirst",
    "body",
    "byline",
    "authors",
    "source_credit",
    "section",
    "breadcrumbs",
    "subheadings",
    "tags",
    "language",
    "published_at",
    "modified_at",
    "reading_minutes",
    "images",
    "links",
    "ticker",
    "menu",
    "notices",
    "posts",
)

# Reservations of rights that a page can come with: TDMRep's, and two directives of robots meta elements and headers.
OPT_OUTS = ("tdm-reservation", "noai", "noimageai")
_HONOURED = ("tdm-reservation", "noai")

# The five fields of a cron line: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday).
_CRON_RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
# A year in hours; a century in days, which Postgres can still subtract from any day of ours.
_LONGEST_SILENCE = 8784.0
_LONGEST_KEPT = 36525

# When articles are looked at again; the intervals are those of newsdiffs, which grow with the age.
REVISITS = (
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(days=3),
    timedelta(days=30),
)
_SPAN = re.compile(r"([1-9]\d{0,3})(m|h|d)", re.ASCII)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}

# The last label of a name is no number, else it is an IPv4 address in one of its forms (WHATWG URL, 3.5).
_HOST = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*\.(?!\d+$|0x[0-9a-f]*$)[a-z0-9-]+")


class RegistryError(ValueError):
    """A declaration is wrong; the message names the file, the key and what is expected there."""


@dataclass(frozen=True, slots=True)
class Feed:
    """An address at which an edition announces articles. `kind` is one of `FEED_KINDS`."""

    kind: str
    url: str


@dataclass(frozen=True, slots=True)
class Range:
    """A count a day that is expected; None is no bound."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Expect:
    """What is normal for an edition; `scrapy quality` checks all of it.

    Articles a day, the share (0..1) of articles with a field filled, the least share (0..1) of pages that the reader
    understands, and for how many hours nothing may be published (None: any number). A live crawl warns of a yesterday
    beyond the first, every crawl's closing table marks fields below the second.
    """

    articles_per_day: Range = field(default_factory=Range)
    filled: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    understood: float = 0.95
    silence_hours: float | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """For how many days something is kept after it came; None is for ever. `scrapy upkeep` gives up the rest.

    `captures_days` is for the bytes of captures, their rows and articles stay, and for whatever else the edition's
    crawls put into the archive: feeds, listings, robots.txt. The others are for rows of landing.sighting and
    ops.disposition, which go by whole months.
    """

    captures_days: int | None = None
    sightings_days: int | None = None
    dispositions_days: int | None = None


@dataclass(frozen=True, slots=True)
class OptOuts:
    """Which reservations of rights are honoured: a page that comes with one is kept, and not read.

    `honour` names some of `OPT_OUTS`; undeclared, tdm-reservation and noai are. All that a page comes with stand in
    landing.capture.opt_outs, honoured or not. noimageai is of pictures, which are not fetched.
    """

    honour: tuple[str, ...] = _HONOURED


@dataclass(frozen=True, slots=True)
class Edition:
    """One language or regional version of an outlet: one spider.

    `hosts` are all hosts whose addresses belong to the edition, the canonical one first; `mirrors` those that serve
    the same pages and are asked in this order when the canonical host does not answer. `schedule` is a cron line
    in UTC, for whoever starts the crawls. `delay` is the least number of seconds between two requests to the edition,
    whatever the host; editions of one outlet that are crawled at once keep it among them. `revisit` says how long after
    its first capture an article is fetched again, each time.
    """

    outlet: str
    outlet_name: str
    code: str
    spider: str
    language: str
    timezone: ZoneInfo
    hosts: tuple[str, ...]
    mirrors: tuple[str, ...] = ()
    schedule: str | None = None
    delay: float = 1.0
    revisit: tuple[timedelta, ...] = REVISITS
    feeds: tuple[Feed, ...] = ()
    expect: Expect = field(default_factory=Expect)
    keep: Keep = field(default_factory=Keep)
    opt_outs: OptOuts = field(default_factory=OptOuts)

    @property
    def serving(self) -> tuple[str, ...]:
        """The hosts that are asked, in order: the canonical one, then the mirrors."""
        return (self.hosts[0], *self.mirrors)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news brand and its editions, as declared in one TOML file."""

    key: str
    name: str
    editions: tuple[Edition, ...]


@cache
def outlets(folder: Path = OUTLETS_FOLDER) -> tuple[Outlet, ...]:
    """Every declared outlet, by file name. Raises RegistryError on the first wrong declaration."""
    loaded = tuple(load_outlet(path) for path in sorted(folder.glob("*.toml")))
    seen: dict[str, str] = {}
    for outlet in loaded:
        for edition in outlet.editions:
            for kind, name in [("spider", edition.spider), *(("host", host) for host in edition.hosts)]:
                other = seen.setdefault(f"{kind} {name}", edition.spider)
                if other != edition.spider:
                    raise RegistryError(f"{outlet.key}.toml: {kind} {name!r} is declared by {other} too")
    return loaded


def editions(folder: Path = OUTLETS_FOLDER) -> tuple[Edition, ...]:
    """Every declared edition."""
    return tuple(edition for outlet in outlets(folder) for edition in outlet.editions)


def edition_named(spider: str) -> Edition:
    """The edition of a spider's name. Raises RegistryError, with the names there are."""
    for edition in editions():
        if edition.spider == spider:
            return edition
    own = ", ".join(edition.spider for edition in editions() if edition.outlet == spider)
    if own:
        raise RegistryError(f"{spider!r} is an outlet; its spiders are: {own}")
    names = ", ".join(edition.spider for edition in editions())
    raise RegistryError(f"no outlet is declared for {spider!r}; there are: {names}")


def edition_of_url(url: str) -> Edition | None:
    """The edition to whose hosts a URL belongs, None for a stranger."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return next((edition for edition in editions() if host in edition.hosts), None)


def load_outlet(path: Path) -> Outlet:
    """Reads one declaration. Raises RegistryError."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegistryError(f"{path.name}: {error}") from error
    reader = _Table(path.name, "", data)
    name, zone = reader.text("name"), reader.text("timezone", None)
    tables = reader.table("editions")
    reader.done()
    if not re.fullmatch(r"[a-z][a-z0-9_]*", path.stem):
        raise RegistryError(f"{path.name}: the file's name must be lower case letters, digits and underscores")
    found = tuple(_edition(path.stem, name, zone, code, tables.table(code)) for code in tables.data)
    if not found:
        raise RegistryError(f"{path.name}: no [editions.*] table")
    return Outlet(path.stem, name, found)


def _edition(outlet: str, outlet_name: str, zone: str | None, code: str, table: _Table) -> Edition:
    zone_name = table.text("timezone", zone)
    if zone_name is None:
        raise RegistryError(f"{table.file}: {table.path}: timezone is missing")
    try:
        timezone = ZoneInfo(zone_name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise RegistryError(f"{table.file}: {table.path}: unknown timezone {zone_name!r}") from error
    edition = Edition(
        outlet=outlet,
        outlet_name=outlet_name,
        code=code,
        spider=table.text("spider", f"{outlet}_{code}"),
        language=table.text("language"),
        timezone=timezone,
        hosts=table.texts("hosts"),
        mirrors=table.texts("mirrors", ()),
        schedule=table.text("schedule", None),
        delay=table.number("delay", 1.0),
        revisit=_spans(table, "revisit"),
        feeds=tuple(_feed(entry) for entry in table.tables("feeds")),
        expect=_expect(table.table("expect")),
        keep=_keep(table.table("keep")),
        opt_outs=_opt_outs(table.table("opt_outs")),
    )
    table.done()
    if not 0 <= edition.delay <= 3600:
        raise RegistryError(f"{table.file}: {table.path}.delay: expected 0 to 3600 seconds, not {edition.delay}")
    if edition.schedule is not None and not _is_cron(edition.schedule):
        raise RegistryError(f"{table.file}: {table.path}.schedule: no cron line: {edition.schedule!r}")
    if not edition.hosts:
        raise RegistryError(f"{table.file}: {table.path}.hosts: at least one host is needed")
    for host in edition.hosts:
        if not _HOST.fullmatch(host):
            raise RegistryError(
                f"{table.file}: {table.path}.hosts: no host's name in lower case: {host!r}{_host_in(host)}"
            )
    if not re.fullmatch(r"[a-z]{2,3}", edition.language):
        raise RegistryError(f"{table.file}: {table.path}.language: not an ISO 639 code: {edition.language!r}")
    if strangers := set(edition.mirrors) - set(edition.hosts):
        raise RegistryError(f"{table.file}: {table.path}.mirrors: not among the hosts: {', '.join(sorted(strangers))}")
    for feed in edition.feeds:
        if urlsplit(feed.url).hostname not in edition.hosts:
            raise RegistryError(f"{table.file}: {table.path}.feeds: not on a host of the edition: {feed.url}")
    return edition


def _host_in(text: str) -> str:
    """What to write instead of an address, or of a name in capitals."""
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        host = ""
    return f"; write {host!r}, the name alone" if _HOST.fullmatch(host) else ", such as 'www.example.org'"


def _spans(table: _Table, name: str) -> tuple[timedelta, ...]:
    """Spans of time such as 15m, 3h or 30d, each longer than the one before."""
    if name not in table.data:
        return REVISITS
    texts = table.texts(name)
    found = [_SPAN.fullmatch(text) for text in texts]
    spans = tuple(timedelta(**{_UNITS[match[2]]: int(match[1])}) for match in found if match)
    if len(spans) < len(texts) or any(later <= earlier for earlier, later in pairwise(spans)):
        told = f'expected growing spans such as "15m", "3h", "30d", not {list(texts)!r}'
        raise RegistryError(f"{table.file}: {table.path}.{name}: {told}")
    if spans and spans[-1] > timedelta(days=_LONGEST_KEPT):
        raise RegistryError(f"{table.file}: {table.path}.{name}: nothing is looked at again after a century")
    return spans


def _is_cron(line: str) -> bool:
    """Whether a line is what every cron understands: five fields of numbers in range, lists, ranges, steps, stars."""
    parts = line.split(" ")
    return len(parts) == len(_CRON_RANGES) and all(
        _is_cron_entry(entry, *bounds)
        for part, bounds in zip(parts, _CRON_RANGES, strict=True)
        for entry in part.split(",")
    )


def _is_cron_entry(entry: str, least: int, most: int) -> bool:
    found = re.fullmatch(r"(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:/([1-9]\d?))?", entry)
    if found is None:
        return False
    first, last = (int(number) if number else None for number in found.group(1, 2))
    return (first is None or least <= first <= most) and (last is None or (first or 0) <= last <= most)


def _feed(table: _Table) -> Feed:
    feed = Feed(kind=table.text("kind"), url=table.text("url"))
    table.done()
    if feed.kind not in FEED_KINDS:
        raise RegistryError(f"{table.file}: {table.path}.kind: {feed.kind!r} is none of {', '.join(FEED_KINDS)}")
    return feed


def _expect(table: _Table) -> Expect:
    per_day = table.table("articles_per_day")
    bounds = {bound.name: per_day.count(bound.name) for bound in fields(Range)}
    per_day.done()
    filled = table.table("filled")
    shares = {name: filled.number(name) for name in list(filled.data)}
    understood = table.number("understood", 0.95)
    silence = table.number("silence_hours") if "silence_hours" in table.data else None
    table.done()
    if not 0 <= understood <= 1:
        raise RegistryError(f"{table.file}: {table.path}.understood: a share is between 0 and 1, not {understood}")
    if silence is not None and not 0 < silence <= _LONGEST_SILENCE:
        raise RegistryError(
            f"{table.file}: {table.path}.silence_hours: expected more than 0 and at most {_LONGEST_SILENCE:g} hours, "
            f"not {silence:g}"
        )
    least, most = bounds["min"], bounds["max"]
    if (least or 0) < 0 or (most is not None and most < (least or 0)):
        raise RegistryError(f"{table.file}: {per_day.path}: min {least} and max {most} leave no count")
    for name, share in shares.items():
        if name not in FIELDS:
            raise RegistryError(f"{table.file}: {filled.path}.{name}: {name!r} is none of {', '.join(FIELDS)}")
        if not 0 <= share <= 1:
            raise RegistryError(f"{table.file}: {filled.path}.{name}: a share is between 0 and 1, not {share}")
    return Expect(Range(**bounds), MappingProxyType(shares), understood, silence)


def _keep(table: _Table) -> Keep:
    days = {each.name: table.count(each.name) for each in fields(Keep)}
    table.done()
    for name, count in days.items():
        if count is not None and not 1 <= count <= _LONGEST_KEPT:
            raise RegistryError(f"{table.file}: {table.path}.{name}: expected 1 to {_LONGEST_KEPT} days, not {count}")
    return Keep(**days)


def _opt_outs(table: _Table) -> OptOuts:
    opt_outs = OptOuts(honour=table.texts("honour", _HONOURED))
    table.done()
    for name in opt_outs.honour:
        if name not in OPT_OUTS:
            raise RegistryError(f"{table.file}: {table.path}.honour: {name!r} is none of {', '.join(OPT_OUTS)}")
    return opt_outs


class _Required:
    """Marks a key that has no default."""


_REQUIRED = _Required()


class _Table:
    """A TOML table that checks types, remembers which keys were read, and refuses the rest."""

    def __init__(self, file: str, path: str, data: dict[str, Any]) -> None:
        self.file, self.path, self.data = file, path, data
        self._read: set[str] = set()

    def _take(self, key: str, kind: type | tuple[type, ...], words: str, default: Any) -> Any:
        self._read.add(key)
        value = self.data.get(key, default)
        if isinstance(value, _Required):
            raise RegistryError(f"{self.file}: {self._name(key)} is missing")
        if key in self.data and (not isinstance(value, kind) or isinstance(value, bool)):
            raise RegistryError(f"{self.file}: {self._name(key)}: expected {words}, not {value!r}")
        return value

    def _name(self, key: str) -> str:
        return f"{self.path}.{key}".removeprefix(".")

    def text(self, key: str, default: Any = _REQUIRED) -> Any:
        return self._take(key, str, "a text", default)

    def number(self, key: str, default: Any = _REQUIRED) -> float:
        return float(self._take(key, (int, float), "a number", default))

    def count(self, key: str) -> int | None:
        value: int | None = self._take(key, int, "a whole number", None)
        return value

    def texts(self, key: str, default: Any = _REQUIRED) -> tuple[str, ...]:
        values = self._take(key, list, "a list of texts", default)
        if not all(isinstance(value, str) for value in values):
            raise RegistryError(f"{self.file}: {self._name(key)}: expected a list of texts, not {values!r}")
        return tuple(values)

    def table(self, key: str) -> _Table:
        return _Table(self.file, self._name(key), self._take(key, dict, "a table", {}))

    def tables(self, key: str) -> list[_Table]:
        values = self._take(key, list, "a list of tables", [])
        if not all(isinstance(value, dict) for value in values):
            raise RegistryError(f"{self.file}: {self._name(key)}: expected a list of tables")
        return [_Table(self.file, f"{self._name(key)}[{i}]", value) for i, value in enumerate(values)]

    def done(self) -> None:
        """Refuses every key that nobody asked for."""
        unknown = [self._name(key) for key in self.data if key not in self._read]
        if unknown:
            raise RegistryError(f"{self.file}: unknown key: {', '.join(unknown)}")
