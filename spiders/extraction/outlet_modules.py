"""Finds an outlet's Python file: its page class and the landmarks of its text renderings, and checks both."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import FunctionType, ModuleType
from typing import Any

from spiders.extraction.landmarks import GENERAL, Landmarks
from spiders.extraction.page import Page
from spiders.extraction.selecting import check_selector
from spiders.registry import Edition, RegistryError, editions

_OUTLETS = "spiders.outlets"
_LANDMARKS = "LANDMARKS"
_SELECTORS = ("furniture", "cards")
# What `Page` declares, and what it may be told beyond; the rest of it is how pages are read.
_DECLARED = frozenset(name for name in Page.__annotations__ if not name.startswith("_"))
_BEYOND = frozenset(
    {"address_key", "is_article_url", "address_day", "native_key", "declared_video", "take_byline", "own_blocks"}
    | {"links", "ticker", "menu", "zone_of", "body_nodes"}
)
_LIKELY = {"title": "headline", "body": "body_elements", "date": "published", "author": "byline", "authors": "byline"}


def check_outlets() -> None:
    """Whether every declared outlet's Python file can be used: a page without an address may be any outlet's.

    Raises RegistryError.
    """
    for edition in editions():
        page_class(edition)
        landmarks(edition)


def page_class(edition: Edition | None) -> type[Page]:
    """The page class of an edition's outlet, the generic `Page` for an unknown or purely declared one.

    Raises RegistryError where the outlet's Python file is wrong.
    """
    return _page_class(edition.outlet) if edition else Page


def landmarks(edition: Edition | None) -> Landmarks:
    """What is peculiar to how an edition's pages look, in words above all, from its outlet's file.

    `LANDMARKS_<CODE>` is an edition's own (`LANDMARKS_AR`), `LANDMARKS` that of all others. Raises RegistryError.
    """
    if edition is None:
        return GENERAL
    module, own = outlet_module(edition.outlet), f"{_LANDMARKS}_{edition.code.upper()}"
    name = own if hasattr(module, own) else _LANDMARKS
    found = getattr(module, name, GENERAL)
    if not isinstance(found, Landmarks):
        raise RegistryError(f"{edition.outlet}.py: {name} is no Landmarks")
    return found


@cache
def outlet_module(outlet: str) -> ModuleType | None:
    """The outlet's Python file, None where its TOML file stands alone. Raises RegistryError where it is no Python."""
    name = f"{_OUTLETS}.{outlet}"
    if find_spec(name) is None:
        return None
    try:
        return import_module(name)
    except Exception as error:
        raise RegistryError(f"{outlet}.py: {type(error).__name__}: {error}") from error


@cache
def _page_class(outlet: str) -> type[Page]:
    module = outlet_module(outlet)
    if module is None:
        return Page
    _check_landmarks(module, outlet)
    classes = [each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__]
    own = [each for each in classes if issubclass(each, Page)]
    if len(own) > 1:
        raise RegistryError(f"{outlet}.py holds more than one page class: {', '.join(each.__name__ for each in own)}")
    for each in classes:
        if not issubclass(each, Page) and not _DECLARED.isdisjoint(vars(each)):
            raise RegistryError(
                f"{outlet}.py: {each.__name__} declares a page and is none: class {each.__name__}(Page)"
            )
    if own:
        _check(own[0], f"{outlet}.py: {own[0].__name__}")
    return own[0] if own else Page


def _check_landmarks(module: ModuleType, outlet: str) -> None:
    """Whether the landmarks of a file are of editions that there are. Raises RegistryError."""
    known = {f"{_LANDMARKS}_{edition.code.upper()}" for edition in editions() if edition.outlet == outlet}
    for name in vars(module):
        if name.startswith(f"{_LANDMARKS}_") and name not in known:
            raise RegistryError(f"{outlet}.py: {name} is of no edition; there may be: {', '.join(sorted(known))}")


def _check(declared: type[Page], where: str) -> None:
    """Whether a page class declares what `Page` knows, in the form that it has there. Raises RegistryError."""
    if not isinstance(declared.body_elements, tuple):
        raise RegistryError(f"{where}.body_elements: expected CSS selectors in a tuple, as in ('div.text',)")
    selectors: list[tuple[str, object]] = [("body_elements", each) for each in declared.body_elements]
    selectors += [(name, getattr(declared, name)) for name in _SELECTORS if getattr(declared, name) != ""]
    for name, css in selectors:
        if not isinstance(css, str):
            raise RegistryError(f"{where}.{name}: expected a CSS selector, not {css!r}")
        try:
            check_selector(css)
        except ValueError as error:
            raise RegistryError(f"{where}.{name}: {error}") from error
    for name, value in vars(declared).items():
        if name.startswith("_"):
            continue
        if name not in _DECLARED | _BEYOND and (hasattr(Page, name) or not _is_method(value, declared)):
            likely = [_LIKELY[name]] if name in _LIKELY else get_close_matches(name, _DECLARED, 1)
            hint = f"; did you mean {likely[0]}?" if likely else ""
            raise RegistryError(f"{where}.{name}: a page has no such field{hint}")
        if isinstance(getattr(Page, name, None), FunctionType) and not callable(getattr(declared, name)):
            raise RegistryError(f"{where}.{name}: expected a field, as css(...) is, not {value!r}")


def _is_method(value: Any, declared: type[Page]) -> bool:
    """Whether a class has a value as its own code, and not as a declaration of a field."""
    code = getattr(value, "func", getattr(value, "fget", getattr(value, "__func__", value)))
    return isinstance(code, FunctionType) and code.__qualname__.startswith(f"{declared.__qualname__}.")
