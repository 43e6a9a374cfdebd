"""What is wrong in an outlet's Python file is told by its name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import spiders.outlets
from spiders.extraction import outlet_modules
from spiders.registry import RegistryError

OWN = """from spiders.extraction.fields import css, xpath
from spiders.extraction.page import Page


class A(Page):"""


@pytest.fixture
def outlet_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only file in the folder of outlets, which is looked up anew."""
    monkeypatch.setattr(spiders.outlets, "__path__", [str(tmp_path)])
    for name in [name for name in sys.modules if name.startswith(f"{spiders.outlets.__name__}.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(spiders.outlets, "presstv", None, raising=False)  # else the import's would stay
    _forget()
    yield tmp_path / "presstv.py"
    sys.modules.pop(f"{spiders.outlets.__name__}.presstv", None)
    _forget()


def _forget() -> None:
    outlet_modules.outlet_module.cache_clear()
    outlet_modules._page_class.cache_clear()


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("class X(:", "presstv.py: SyntaxError: "),
        ("byline = css('h1')", "presstv.py: NameError: name 'css' is not defined"),
        (
            "from spiders.extraction.page import Page\nclass A(Page): ...\nclass B(Page): ...",
            "more than one page class: A, B",
        ),
        ("LANDMARKS = 7", "presstv.py: LANDMARKS is no Landmarks"),
        (f"{OWN}\n    headline = css('.a[')", "presstv.py: ValueError: '.a[' is no CSS selector: Expected "),
        (f"{OWN}\n    headline = xpath('//h1[')", "presstv.py: ValueError: '//h1[' is no XPath: "),
        (f"{OWN}\n    body_elements = ('div.text')", "presstv.py: A.body_elements: expected CSS selectors in a tuple"),
        (f"{OWN}\n    body_elements = ('div[',)", "presstv.py: A.body_elements: 'div[' is no CSS selector: "),
        (f"{OWN}\n    furniture = 'div[promo'", "presstv.py: A.furniture: 'div[promo' is no CSS selector: "),
        (f"{OWN}\n    cards = ('a',)", "presstv.py: A.cards: expected a CSS selector, not ('a',)"),
        (
            f"{OWN}\n    standfirst = '.intro'",
            "presstv.py: A.standfirst: expected a field, as css(...) is",
        ),
        (f"{OWN}\n    title = css('h1')", "A.title: a page has no such field; did you mean headline?"),
        (f"{OWN}\n    body = css('main')", "A.body: a page has no such field; did you mean body_elements?"),
        ("LANDMARKS_EM = 7", "presstv.py: LANDMARKS_EM is of no edition; there may be: LANDMARKS_EN, LANDMARKS_FR"),
        ("class A:\n    furniture = 'a'", "presstv.py: A declares a page and is none: class A(Page)"),
        (f"{OWN}\n    standfrist = css('.a')", "A.standfrist: a page has no such field; did you mean standfirst?"),
    ],
)
def test_a_file_that_is_wrong_is_told(outlet_file: Path, code: str, complaint: str) -> None:
    outlet_file.write_text(code)
    with pytest.raises(RegistryError) as told:
        outlet_modules.check_outlets()
    assert complaint in str(told.value)


def test_a_file_that_is_right_is_taken(outlet_file: Path) -> None:
    outlet_file.write_text(f"{OWN}\n    furniture = 'div.promo'\n    headline = css('h2')")
    outlet_modules.check_outlets()
