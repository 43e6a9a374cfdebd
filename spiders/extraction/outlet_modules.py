"""Finds an outlet's Python file: its page class and the landmarks of its text renderings."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from spiders.extraction.landmarks import GENERAL, Landmarks
from spiders.extraction.page import Page
from spiders.registry import Edition, RegistryError

_OUTLETS = "spiders.outlets"


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
    module, own = outlet_module(edition.outlet), f"LANDMARKS_{edition.code.upper()}"
    name = own if hasattr(module, own) else "LANDMARKS"
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
    own = [
        value
        for value in (vars(module).values() if module else ())
        if isinstance(value, type) and issubclass(value, Page) and value.__module__ == getattr(module, "__name__", None)
    ]
    if len(own) > 1:
        raise RegistryError(f"{outlet}.py holds more than one page class: {', '.join(each.__name__ for each in own)}")
    return own[0] if own else Page
