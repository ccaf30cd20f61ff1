"""Whether marks are of a program, as manuals and forums print them, and hold no speech."""

import re
from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.speakers.place import Place

_SIGNS = re.compile(
    r"\$[{(a-z]|\{\w*\}|\\\\?[nu]\d*|\w::|=>|&&|\w\(\)|\[\]|</?\w+>|%[sd]\b|\s--\w|\|\||;$|\{['\"]|['\"]\)\)"
)
_BEFORE = ("=", "{", "+", "$", "\\")
_WORDS = "/_=<>{}"
_NEAR, _FEWEST, _MOST_VALUES = 40, 3, 12


def is_code(marked: str, items: Sequence[Item], place: Place) -> bool:
    """A path, an attribute, a name of a function, a string of a program."""
    if not any(map(str.isspace, marked.strip())) and any(sign in marked for sign in _WORDS):
        return True
    return bool(_SIGNS.search(marked)) or _is_string(items, place)


def _is_string(items: Sequence[Item], place: Place) -> bool:
    """'print("…")', 'name = "…"', '"key":"…"', 'def name(): "…"': no prose stands right beside the
    marks."""
    before = items[max(0, place.first - 3) : place.first]
    if not before or before[-1].plain in _BEFORE:
        return bool(before)
    if before[-1].plain == ":" and _is_function(
        items[max(0, place.first - _NEAR) : place.first - 1]
    ):
        return True
    glued = len(before) > 1 and before[-2].end == before[-1].start
    if before[-1].plain == "(" and glued and before[-2].plain[-1:].isalnum():
        return before[-1].end == items[place.first].start
    return before[-1].plain == ":" and glued and before[-2].plain == '"'


def _is_function(items: Sequence[Item]) -> bool:
    """'def running_mean ( values )': a word that is no name, brackets behind it."""
    if len(items) < _FEWEST or items[-1].plain != ")":
        return False
    opened = next((at for at in range(len(items) - 1, 0, -1) if items[at].plain == "("), 0)
    few = len(items) - opened < _MOST_VALUES
    return opened > 0 and few and items[opened - 1].kind is ItemKind.WORD
