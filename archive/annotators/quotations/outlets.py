"""Marked names: of newspapers to which a verb of speech is addressed, 'рассказал «Газете» NAME',
'сообщил агентству «Новости» NAME'; of people, 'James “Jim” NAME'."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.words import CLOSING_MARKS

_OPENING = '«“„"'
_MOST_ITEMS = 3
_MOST_NOUNS = 1


def marked_outlet(items: Sequence[Item], at: int) -> int:
    """How many items from here are such a name and its noun; 0 where none begins here."""
    noun = int(items[at].kind is ItemKind.WORD)
    opens = at + noun
    if opens + 1 >= len(items) or items[opens].plain not in _OPENING:
        return 0
    inside = items[opens + 1 : opens + 2 + _MOST_ITEMS]
    closes = next((number for number, item in enumerate(inside) if _closes(item)), 0)
    named = closes > 0 and items[opens + 1].run is not None
    return noun + closes + 2 if named else 0


def is_outlet(items: Sequence[Item], opens: int) -> bool:
    """Whether the mark here opens such a name, right behind a verb of speech or a noun of it."""
    near = items[max(0, opens - 1 - _MOST_NOUNS) : opens]
    verb = next((number for number, item in enumerate(near) if item.kind is ItemKind.VERB), -1)
    nouns = near[verb + 1 :] if verb >= 0 else []
    plain = all(item.kind is ItemKind.WORD for item in nouns)
    size = marked_outlet(items, opens) if verb >= 0 and plain else 0
    behind = opens + size
    return bool(size) and behind < len(items) and items[behind].kind is not ItemKind.SIGN


def _closes(item: Item) -> bool:
    return item.kind is ItemKind.SIGN and item.plain in CLOSING_MARKS


def is_nickname(items: Sequence[Item], number: int, opens: int) -> bool:
    """'James “Jim” NAME': marks that open inside a run of capitals. number: of the item before."""
    return number >= 0 and items[number].run is not None and items[number].end > opens
