"""The text of a release as a person corrects it: a stretch of one block, read otherwise.

What was printed stays as the repair of the stretch. Every offset into the text follows it; a
quotation across whose marks a correction reaches is none any more until it is described anew.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.decisions import BY_HAND
from archive.models import GAP, Block, MarkedPassage, Quote, Release, Repair, Span
from archive.store.overlay.marked import QUOTATION, with_quotation
from archive.store.overlay.values import FieldChange

TEXT = "text"
_CROSSED = "its marks stand in words that were corrected"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a correction stand: in which block, from where."""

    block: int
    start: int


@dataclass(frozen=True, slots=True)
class _Edit:
    """A stretch of the text, and what stands there instead."""

    start: int
    end: int
    new: str

    def moved(self, span: Span) -> Span | None:
        """The span afterwards; None where it reaches into the stretch, or nothing is left of it."""
        by = len(self.new) - (self.end - self.start)
        if span.end <= self.start:
            return span
        if span.start >= self.end:
            return Span(span.start + by, span.end + by)
        holds = span.start <= self.start and self.end <= span.end
        return Span(span.start, span.end + by) if holds and span.end + by > span.start else None

    def touches(self, span: Span) -> bool:
        return span.start < self.end and self.start < span.end


def places_of(words: str, release: Release) -> list[Place]:
    """Every place where words stand within one block."""
    looked_for = re.compile(f"(?={re.escape(words)})")
    return [
        Place(number, match.start())
        for number, block in enumerate(release.blocks)
        for match in looked_for.finditer(block.text)
    ]


def with_text(release: Release, changes: Sequence[FieldChange]) -> Release:
    """The release with its text corrected and what people marked in it as quotations, the oldest
    change first; one whose words do not stand in the text exactly once changes nothing."""
    for change in changes:
        if change.field == TEXT:
            release = _with_stretch(release, change)
        elif change.field == QUOTATION:
            release = with_quotation(release, change)
    return release


def standing(release: Release, changes: Sequence[FieldChange], seen: str, value: str) -> str:
    """Which of both stands in a described text when it is the turn of this correction: what was
    seen, and how often where it is not once, what takes its place, or '' for neither."""
    before = []
    for change in changes:
        if (change.field, change.seen, change.value) == (TEXT, seen, value):
            break
        before.append(change)
    release = with_text(release, before)
    places = places_of(seen, release)
    if value and _is_done(release, places, seen, value):
        return value
    several = f"{seen} ({len(places)} times)"
    return {0: "", 1: seen}.get(len(places), several)


def _is_done(release: Release, places: Sequence[Place], seen: str, value: str) -> bool:
    """Whether a text says by itself what a correction says: nowhere what was seen, or only within
    the words that take its place."""
    done = places_of(value, release)
    return bool(done) and all(
        any(
            place.block == whole.block
            and whole.start <= place.start
            and place.start + len(seen) <= whole.start + len(value)
            for whole in done
        )
        for place in places
    )


def _with_stretch(release: Release, change: FieldChange) -> Release:
    places = places_of(change.seen, release)
    done = change.value and _is_done(release, places, change.seen, change.value)
    if len(places) != 1 or done:
        return release
    blocks, edit = _edited(release.blocks, places[0], change)
    text = GAP.join(block.text for block in blocks)
    quotes = [(quote, _moved_quote(quote, edit, text)) for quote in release.quotes]
    passages = [*(_moved_passage(each, edit) for each in release.unquoted)]
    passages += [_crossed(quote, edit) for quote, moved in quotes if moved is None]
    shown = [each for each in passages if each]
    return replace(
        release,
        blocks=blocks,
        quotes=tuple(moved for _, moved in quotes if moved),
        unquoted=tuple(sorted(shown, key=lambda each: each.span.start)),
        repairs=tuple(_repairs(release, edit, text)),
    )


def _edited(
    blocks: tuple[Block, ...], place: Place, change: FieldChange
) -> tuple[tuple[Block, ...], _Edit]:
    block = blocks[place.block]
    before = sum(len(each.text) + len(GAP) for each in blocks[: place.block])
    start, end = place.start, place.start + len(change.seen)
    if not change.value and (not start or block.text[start - 1].isspace()):
        end += len(block.text[end:]) - len(block.text[end:].lstrip())
    text = block.text[:start] + change.value + block.text[end:]
    if not text.strip():
        return _without(blocks, place.block, before)
    first, *more_blocks = text.split(GAP)
    # Links belong to the block as it was printed.
    new = (replace(block, text=first), *(Block(block.kind, each) for each in more_blocks))
    edit = _Edit(before + start, before + end, change.value)
    return (*blocks[: place.block], *new, *blocks[place.block + 1 :]), edit


def _without(blocks: tuple[Block, ...], number: int, start: int) -> tuple[tuple[Block, ...], _Edit]:
    """Without a block, and with the mark of a gap in its place."""
    end, following = start + len(blocks[number].text), blocks[number + 1 :]
    if not following:
        return blocks[:number], _Edit(max(start - len(GAP), 0), end, "")
    after = (replace(following[0], gap=True), *following[1:])
    return (*blocks[:number], *after), _Edit(start, end + len(GAP), "")


def _moved_quote(quote: Quote, edit: _Edit, text: str) -> Quote | None:
    moved = [edit.moved(part) for part in quote.parts]
    parts = [part for part in moved if part]
    if len(parts) < len(moved):
        return None
    touched = any(edit.touches(part) for part in quote.parts)
    if touched:
        parts = [piece for part in parts for piece in _within_blocks(part, text)]
    return replace(
        quote,
        parts=tuple(parts),
        text=" ".join(text[part.start : part.end] for part in parts) if touched else quote.text,
        mention_at=quote.mention_at and edit.moved(quote.mention_at),
        cue_at=quote.cue_at and edit.moved(quote.cue_at),
        position_at=quote.position_at and edit.moved(quote.position_at),
    )


def _within_blocks(span: Span, text: str) -> Iterator[Span]:
    """The span, cut where a new paragraph begins in it."""
    start = span.start
    for piece in text[span.start : span.end].split(GAP):
        if piece:
            yield Span(start, start + len(piece))
        start += len(piece) + len(GAP)


def _moved_passage(passage: MarkedPassage, edit: _Edit) -> MarkedPassage | None:
    span = edit.moved(passage.span)
    return replace(passage, span=span) if span else None


def _crossed(quote: Quote, edit: _Edit) -> MarkedPassage | None:
    """What is left of a quotation that is none any more; None where nothing is."""
    by = len(edit.new) - (edit.end - edit.start)
    first, last = quote.parts[0].start, quote.parts[-1].end
    start = min(first, edit.start) if first < edit.end else first + by
    end = last + by if last >= edit.end else min(last, edit.start + len(edit.new))
    return MarkedPassage(Span(start, end), _CROSSED) if start < end else None


def _repairs(release: Release, edit: _Edit, text: str) -> Iterator[Repair]:
    """The repairs where they stand afterwards, in their order. What touched the stretch is one with
    it: the whole is a person's reading of what was printed."""
    own = Span(edit.start, edit.end)
    placed = [repair for repair in release.repairs if repair.start >= 0]
    touched = [each for each in placed if _is_one_with(edit, each)]
    first = min((own.start, *(each.start for each in touched)))
    last = max((own.end, *(each.end for each in touched)))
    for repair in release.repairs:
        if repair not in placed:
            yield repair
        elif repair not in touched:
            span = edit.moved(Span(repair.start, repair.end)) or Span(edit.start, edit.start)
            yield replace(repair, start=span.start, end=span.end)
    end = last + len(edit.new) - (edit.end - edit.start)
    old = _as_printed(release.text, first, last, touched)
    yield Repair(BY_HAND, old, text[first:end], first, end)


def _is_one_with(edit: _Edit, repair: Repair) -> bool:
    """Whether they touch; what was left out has no end by which it would stand before or behind."""
    if repair.start == repair.end:
        return edit.start <= repair.start <= edit.end
    return edit.touches(Span(repair.start, repair.end))


def _as_printed(text: str, first: int, last: int, repairs: Sequence[Repair]) -> str:
    """A stretch of a text before these repairs."""
    pieces, at = [], first
    for repair in sorted(repairs, key=lambda each: each.start):
        pieces += [text[at : max(at, repair.start)], repair.old]
        at = max(at, repair.end)
    return "".join((*pieces, text[at:last]))
