"""The keys of records: what they see and what they leave out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.records import Extraction, PageClass


def key(headline: str, body: str) -> str | None:
    return Extraction(1, PageClass.ARTICLE, headline=headline, body=body).content_key


@given(st.text(st.characters(), min_size=1, max_size=40), st.text(st.characters(), min_size=1, max_size=700))
def test_the_content_key_is_of_letters_and_digits(headline: str, body: str) -> None:
    letters = [c for c in body.casefold() if c.isalnum()]
    title = "".join(c for c in headline.casefold() if c.isalnum())
    opening = "".join(letters[:200])
    # Signs between them do not count, nor does what stands behind the opening.
    assert key(headline, body) == key(title or "-", opening or "-") == key(headline, f"{'. ' * 400}{body}")
    if len(letters) >= 200:
        assert key(headline, body) == key(headline, f"{body} and more")
    elif letters:
        assert key(headline, body) != key(headline, f"{body}x")
