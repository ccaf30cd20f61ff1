"""How a marked span goes on with the quotation before it: '“A,” said X. “B.”'."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.reading import BlockItems
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.speaker import Speaker
from archive.models import Span

_LONGEST_ATTRIBUTION = 14


@dataclass(slots=True)
class Utterance:
    """A quotation while it is being put together. reach: the item behind its attribution."""

    parts: list[Span]
    closed: bool
    block: int
    speaker: Speaker
    attribution_end: int = 0
    place: Place | None = None


def shares_sentence(last: Utterance, block: BlockItems, place: Place, since: int) -> bool:
    """Whether the last attribution stands before the span in its sentence: '“A,” said X, “b.”'."""
    if last.block != block.placed.number or last.place is None:
        return False
    inside = last.attribution_end > last.place.behind and last.parts[-1].end <= since
    return inside and place.left <= last.place.right and place.first <= last.place.right


def goes_on(
    attribution: Attribution | None, place: Place, items: Sequence[Item], lexicon: Lexicon
) -> bool:
    """Whether nothing but a comma or the like stands between an attribution and the span."""
    if attribution is not None and attribution.rule != "fragment":
        return attribution.rule == "participle" and attribution.subject is None
    if place.first > 0 and items[place.first - 1].plain in (",", "—", "–"):
        return True
    between = items[place.left : place.first]
    return all(item.kind is ItemKind.SIGN or item.plain in lexicon.small_joins for item in between)


def joins(last: Utterance, block: BlockItems, place: Place) -> bool:
    """'“A,” said X. “B.”' is one utterance: only the attribution of A stands between."""
    if last.block != block.placed.number or last.place is None or not last.speaker.name:
        return False
    between = block.items[max(last.attribution_end, last.place.behind) : place.first]
    tail = [item for item in between if item.kind is not ItemKind.SIGN]
    near = place.first <= last.place.right + 1 and len(tail) < _LONGEST_ATTRIBUTION
    return near or not tail


def same_sentence(last: Utterance, block: BlockItems, place: Place) -> bool:
    """'NAME called it “…” and added that it was “…”': both stand in one sentence."""
    if last.block != block.placed.number or last.place is None or not last.speaker.name:
        return False
    between = block.sentences[bisect_left(block.sentences, last.place.behind) :]
    return not any(start <= place.first for start in between)
