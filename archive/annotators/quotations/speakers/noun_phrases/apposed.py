"""Who is named behind the comma of a phrase that speaks: 'the senator from Ohio, NAME,'."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon

_MOST_DESCRIBING = 6


def apposed_name(items: Sequence[Item], segment: int, end: int, lexicon: Lexicon) -> Item | None:
    """'the senator from Ohio, NAME,', 'a spokesman for NAME, OTHER,'. segment: where the first
    stretch of the phrase ends."""
    for number in range(segment, end - 1):
        sign = items[number]
        two = " ".join(item.plain for item in items[number : number + 2])
        if sign.kind is ItemKind.VERB or sign.plain in ';:.“”"' or lexicon.post_ends.match(two):
            return None
        after = items[number + 1]
        if sign.plain == "," and after.kind is ItemKind.PERSON and not after.possessive:
            words_behind = [
                item.plain for item in items[number + 2 : end][:1] if item.kind is ItemKind.WORD
            ]
            return after if lexicon.small_words.issuperset(words_behind) else None
        if sign.plain == "," and (named := _described(items, number + 1, end, lexicon)):
            return named
    return None


def _described(items: Sequence[Item], at: int, end: int, lexicon: Lexicon) -> Item | None:
    """'former River minister NAME,', 'former Mayor NAME.'"""
    for number in range(at, min(end, at + _MOST_DESCRIBING)):
        item = items[number]
        if item.kind is ItemKind.PERSON:
            named = item.run is not None and item.run.post
            titled = number > at and (named or items[number - 1].kind is ItemKind.ROLE)
            closed = number + 1 == end or items[number + 1].plain in ",."
            return item if titled and closed else None
        plain = item.kind is ItemKind.WORD and item.plain not in lexicon.small_words
        if not plain and item.kind not in (ItemKind.ROLE, ItemKind.BODY):
            return None
    return None
