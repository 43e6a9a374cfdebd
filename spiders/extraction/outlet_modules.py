"""Finds an outlet's Python file: its page class and the landmarks of its text renderings."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from spiders.extraction.landmarks import GENERAL, Landmarks
from spiders.extraction.page import Page
from spiders.registry import Edition

_OUTLETS = "spiders.outlets"


def page_class(edition: Edition | None) -> type[Page]:
    """The page class of an edition's outlet, the generic `Page` for an unknown or purely declared one."""
    return _page_class(edition.outlet) if edition else Page


def landmarks(edition: Edition | None) -> Landmarks:
    """What is peculiar to an outlet's plain-text renderings, from `LANDMARKS` in its file."""
    found = getattr(outlet_module(edition.outlet), "LANDMARKS", GENERAL) if edition else GENERAL
    if not isinstance(found, Landmarks):
        raise TypeError(f"{_OUTLETS}: LANDMARKS is no Landmarks: {type(found).__name__}")
    return found


@cache
def outlet_module(outlet: str) -> ModuleType | None:
    """The outlet's Python file, None where its TOML file stands alone."""
    name = f"{_OUTLETS}.{outlet}"
    return import_module(name) if find_spec(name) else None


@cache
def _page_class(outlet: str) -> type[Page]:
    module = outlet_module(outlet)
    own = [
        value
        for value in (vars(module).values() if module else ())
        if isinstance(value, type) and issubclass(value, Page) and value.__module__ == getattr(module, "__name__", None)
    ]
    if len(own) > 1:
        raise TypeError(f"{_OUTLETS}.{outlet} holds more than one page class: {[cls.__name__ for cls in own]}")
    return own[0] if own else Page
