"""The texts of a release as the door gives them, word by word: title, body, quotations in parts."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.facets import OFFICE
from archive.models import Quote, Relation, Release, Repair, Span
from archive.publication import PublicRelease
from indexer.analysis import Token, tokens
from indexer.documents import FieldText, body, text_gaps, title_text
from indexer.quotecheck.values import Source

_BETWEEN = " … "
"""Between the parts of a quotation: what the release itself says there is no word of it."""

_CUT = "…"
_SENTENCE_ENDS = '.!?…:;؟。\n"“”„«»'
_AROUND = 160
"""Characters shown before and after a stretch."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one field that nothing interrupts. words: of it, with places in the field.
    forms: the exact words. lead: how far Release.text begins into the field, None where it is not
    of it."""

    public: PublicRelease
    field: FieldText
    words: tuple[Token, ...]
    forms: list[str]
    span: Span
    lead: int | None = None
    quote: Quote | None = None

    def places(self, wanted: Sequence[str]) -> Iterator[int]:
        """The numbers of the words at which these words begin, side by side."""
        forms, size, looked_for, at = self.forms, len(wanted), list(wanted), -1
        for _ in range(forms.count(looked_for[0])):
            at = forms.index(looked_for[0], at + 1)
            if forms[at : at + size] == looked_for:
                yield at


def passages(public: PublicRelease) -> list[Passage]:
    """All of a release: its title, its body, and each quotation that is printed in parts."""
    release = public.release
    lead = len(body(release).text) - len(release.text)
    pieces = [*_cut(public, title_text(release)), *_cut(public, body(release), lead)]
    gaps, text = text_gaps(release), release.text
    for quote in release.quotes:
        lost = any(quote.parts[0].start < gap < quote.parts[-1].end for gap in gaps)
        if len(quote.parts) > 1 and not lost:
            parts = _BETWEEN.join(text[part.start : part.end] for part in quote.parts)
            pieces += _cut(public, FieldText("quote", parts), None, quote)
    return pieces


def source(passage: Passage, first: int, last: int) -> Source:
    """The words from the first to the one before the last, as a reader is shown them."""
    text, release = passage.field.text, passage.public.release
    start, end = passage.words[first].start, passage.words[last - 1].end
    in_text = _in_text(passage, start, end)
    quote = passage.quote or (_quote_at(release, in_text) if in_text else None)
    return Source(
        release_id=passage.public.id,
        title=release.title,
        issued=release.issued.value,
        language=release.language,
        offices=tuple(
            point.label
            for point in release.access_points
            if point.facet == OFFICE and point.relation == Relation.ISSUING
        ),
        field=passage.field.field,
        start=start,
        end=end,
        text=text[start:end],
        before=_before(text[passage.span.start : start]),
        after=_after(text[end : passage.span.end]),
        in_text=in_text,
        original=_original(release, in_text) if in_text else None,
        quote_id=quote.id if quote else None,
        speaker=quote.speaker if quote else None,
        position=quote.position if quote else None,
    )


def sentence_around(passage: Passage, first: int, last: int) -> tuple[list[str], list[str]]:
    """The other words of the sentence in which some words stand, inside the same marks: those
    before the first, and those from the last on."""
    text, words = passage.field.text, passage.words
    low, high = first, last
    while low and not _parts_sentences(text[words[low - 1].end : words[low].start]):
        low -= 1
    while high < len(words) and not _parts_sentences(text[words[high - 1].end : words[high].start]):
        high += 1
    before, behind = words[low:first], words[last:high]
    return [token.word for token in before], [token.word for token in behind]


def _parts_sentences(between: str) -> bool:
    return any(mark in between for mark in _SENTENCE_ENDS)


def _before(text: str) -> str:
    """Its end, from a whole word on."""
    if len(text) <= _AROUND:
        return text
    return _CUT + (text[-_AROUND:].partition(" ")[2] or text[-_AROUND:])


def _after(text: str) -> str:
    """Its beginning, up to a whole word."""
    if len(text) <= _AROUND:
        return text
    return (text[:_AROUND].rpartition(" ")[0] or text[:_AROUND]) + _CUT


def _cut(
    public: PublicRelease, text: FieldText, lead: int | None = None, quote: Quote | None = None
) -> list[Passage]:
    """One passage for each stretch between gaps."""
    words = list(tokens(text.text))
    starts = [token.start for token in words]
    forms = [token.word for token in words]
    edges = [0, *text.gaps, len(text.text)]
    places = [bisect_left(starts, edge) for edge in edges]
    return [
        Passage(
            public,
            text,
            tuple(words[first:last]),
            forms[first:last],
            Span(start, end),
            lead,
            quote,
        )
        for (start, end), (first, last) in zip(pairwise(edges), pairwise(places), strict=True)
        if start < end
    ]


def _in_text(passage: Passage, start: int, end: int) -> Span | None:
    if passage.lead is None or start < passage.lead:
        return None
    return Span(start - passage.lead, end - passage.lead)


def _quote_at(release: Release, place: Span) -> Quote | None:
    """The quotation that holds most of a stretch, at least half of it; of several the shortest, for
    who speaks may quote another."""

    def shared(quote: Quote) -> int:
        return sum(
            max(0, min(part.end, place.end) - max(part.start, place.start)) for part in quote.parts
        )

    best = max(release.quotes, key=lambda quote: (shared(quote), -len(quote.text)), default=None)
    return best if best and 2 * shared(best) >= place.end - place.start else None


def _original(release: Release, place: Span) -> str | None:
    """The stretch as it stood before it was repaired; None where no repair touches its words."""
    touched = sorted(
        (repair for repair in release.repairs if _touches(repair, place)), key=lambda r: r.start
    )
    if not touched:
        return None
    text, at, pieces = release.text, place.start, list[str]()
    for repair in touched:
        pieces += [text[at : max(at, repair.start)], repair.old]
        at = max(at, repair.end)
    return "".join([*pieces, text[at : place.end]])


def _touches(repair: Repair, place: Span) -> bool:
    return repair.start >= 0 and repair.start < place.end and repair.end > place.start
