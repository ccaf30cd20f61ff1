"""Markup read as text, before any tree is made of it: what is left where tags are taken away."""

import re
from collections.abc import Iterator
from html import unescape

_OPENING = re.compile(r"<!--|<!\[CDATA\[|<(?:script|style|noscript|template|svg)\b", re.IGNORECASE)
_CLOSING = {"<!--": re.compile("-->"), "<![cdata[": re.compile(r"\]\]>")}
_CLOSING |= {
    f"<{name}": re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "svg")
}
_TAG = re.compile(r"<[^<>]*>")


def without_tags(source: str) -> str:
    """The text between the tags, without what a browser does not show."""
    return unescape(_TAG.sub(" ", " ".join(_visible(source))))


def _visible(source: str) -> Iterator[str]:
    """What stands outside of comments, scripts and the like. One that is never closed is none;
    that is looked up once, however many are opened."""
    at, never_closed = 0, set[str]()
    for opening in _OPENING.finditer(source):
        kind = opening[0].lower()
        if opening.start() < at or kind in never_closed:
            continue
        closing = _CLOSING[kind].search(source, opening.end())
        if closing is None:
            never_closed.add(kind)
            continue
        yield source[at : opening.start()]
        at = closing.end()
    yield source[at:]
