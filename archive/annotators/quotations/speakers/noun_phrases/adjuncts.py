"""What stands between a verb of speech and its subject: when, where or to whom it was said."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.outlets import marked_outlet

_LONGEST = 6


def past_adjuncts(items: Sequence[Item], at: int, end: int, lexicon: Lexicon) -> int:
    """Behind 'à la presse', ', hier soir,', '«Газете»'."""
    while at < end and (size := _size_at(items, at, end, lexicon)):
        at += size
    return at


def _size_at(items: Sequence[Item], at: int, end: int, lexicon: Lexicon) -> int:
    plains = [item.plain for item in items[at : min(end, at + _LONGEST)]]
    skipped = plains[0] in lexicon.auxiliaries or plains[0] in ",–—-"
    size = lexicon.addressees.length_at(plains, 0)
    return size or (marked_outlet(items, at) if at + 1 < end else 0) or int(skipped)
