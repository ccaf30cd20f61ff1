"""Folding text for comparison: case, accents, and the shapes of quotes and dashes stop to matter."""

import re
import unicodedata

_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The words of a text, accents and case folded, joined by single spaces."""
    return " ".join(_WORD.findall(_plain(text)))


def slug(text: str) -> str:
    """The folded words joined by hyphens, for an address or an id."""
    return fold(text).replace(" ", "-")


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
