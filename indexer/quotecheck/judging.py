"""The verdict on one span: rules over exact words; no score of similarity ever decides.

Verbatim words are found by the index and confirmed in the text as the door gives it. What is not
verbatim is laid beside the stretches that share most of its words; whether it is spliced of words
that are printed apart is asked before it is called altered.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.errors import StoreError
from archive.publication import Publication
from archive.text.word_diff import Change, ChangeKind
from indexer.analysis import Token
from indexer.quotecheck.alarms import Alarms
from indexer.quotecheck.alignment import Alignment, align
from indexer.quotecheck.candidates import Candidates
from indexer.quotecheck.cuts import cut_places
from indexer.quotecheck.passages import Passage, passages, source
from indexer.quotecheck.reading import SpanText, read_span
from indexer.quotecheck.splices import Splices
from indexer.quotecheck.values import Finding, Pasted, Source, Uses, Verdict
from indexer.search import Holding

_CONFIRMED = 3
_COMPARED = 4
_FEW_EDITS = 1
"""With so few differences the releases that share fewer runs are not looked at."""
_LEAST_SHARE = 0.6
"""Of the words of a quote and of the stretch beside it: with fewer in common it is another text."""

_LEAST_RUN = 5
"""Words side by side that are no coincidence; a shorter run is not told as from elsewhere."""

_SOLID = 3
"""So many words side by side agree by more than chance."""

_APART = 12
_STOPS = (",", ".", ";", ":", "!", "?", ")", "%")
_JOINED = ("-", "‐", "‑", "’", "'")
_IN_PARTS = "It is printed as one quotation in parts, with other words between them."


@dataclass(frozen=True, slots=True)
class Beside:
    """A quote laid beside a passage."""

    passage: Passage
    alignment: Alignment

    @property
    def place(self) -> Source:
        return source(self.passage, self.alignment.start, self.alignment.end)


class Judge:
    """Gives verdicts; who says the words is for others to compare."""

    def __init__(self, candidates: Candidates, publication: Publication, alarms: Alarms) -> None:
        self._candidates = candidates
        self._publication = publication
        self._alarms = alarms
        self._splices = Splices(candidates, _LEAST_RUN)

    def judge(self, pasted: Pasted) -> Finding:
        """The verdict on one span."""
        span = read_span(pasted.text)
        if not span.parts:
            return Finding(pasted, Verdict.ABSENT, note="There are no words to look for.")
        if len(span.parts) > 1:
            return self._with_cuts(pasted, span) or self._by_parts(pasted, span)
        return self._verbatim(pasted, span.words) or self._changed(pasted, span)

    def _verbatim(self, pasted: Pasted, words: Sequence[str]) -> Finding | None:
        held = self._candidates.printing(words, _CONFIRMED)
        sources = [
            source(passage, at, at + len(words))
            for passage in self._passages(use.release_id for use in held.oldest)
            for at in passage.places(words)
        ]
        if not sources:
            return None
        # Where the words stand unrepaired they are verbatim; of several places the oldest is shown.
        whole = [each for each in sources if each.original is None]
        verdict = Verdict.VERBATIM if whole else Verdict.REPAIRED
        return Finding(pasted, verdict, tuple(whole or sources), uses=_uses(held))

    def _with_cuts(self, pasted: Pasted, span: SpanText) -> Finding | None:
        """Every part verbatim, in this order, in one passage that no gap interrupts."""
        parts = [[token.word for token in part] for part in span.parts]
        held = self._candidates.printing_all(parts, _CONFIRMED)
        for passage in self._passages(use.release_id for use in held.oldest):
            places = cut_places(passage, parts)
            if places:
                first, last = places[0][0], places[-1][1]
                between = [
                    passage.words[number].word
                    for (_, end), (start, _) in pairwise(places)
                    for number in range(end, start)
                ]
                language = passage.public.release.language
                alarms = self._alarms.of_cut(between, language)
                place = source(passage, first, last)
                # The dots that a release prints itself cut nothing.
                verdict = Verdict.CUT if between else Verdict.VERBATIM
                return Finding(pasted, verdict, (place,), alarms=alarms, uses=_uses(held))
        return None

    def _by_parts(self, pasted: Pasted, span: SpanText) -> Finding:
        """Each part by itself, where they are not printed one after the other."""
        found = [
            self.judge(Pasted(pasted.text[part[0].start : part[-1].end])) for part in span.parts
        ]
        sources = tuple(each.sources[0] for each in found if each.sources)
        if all(each.verdict in (Verdict.VERBATIM, Verdict.REPAIRED) for each in found):
            return Finding(
                pasted,
                Verdict.SPLICED,
                sources,
                note="Each part is printed, but not one after the other in one passage.",
            )
        if sum(len(p) for p, each in zip(span.parts, found, strict=True) if each.sources) * 2 < len(
            span.words
        ):
            return Finding(pasted, Verdict.ABSENT)
        changes = [change for each in found for change in _changes_of(each)]
        alarms = tuple(dict.fromkeys(alarm for each in found for alarm in each.alarms))
        return Finding(pasted, Verdict.ALTERED, sources, tuple(changes), alarms)

    def _changed(self, pasted: Pasted, span: SpanText) -> Finding:
        words = span.words
        best = self._best(words)
        if best and not best.alignment.edits:
            return Finding(pasted, Verdict.VERBATIM, (best.place,), note=_IN_PARTS)
        similar = best if best and _is_similar(best.alignment, words) else None
        if similar and _foreign_run(similar.alignment) < _LEAST_RUN:
            return self._altered(pasted, span, similar)
        pieces = self._splices.pieces(words)
        if pieces and not (similar and _around(similar, pieces)):
            places = tuple(
                source(passage, at, at + len(piece))
                for piece in pieces
                for passage, at in self._first_place(piece)
            )
            return Finding(pasted, Verdict.SPLICED, places, note=_told_apart(places))
        if similar:
            return self._altered(pasted, span, similar)
        return Finding(pasted, Verdict.ABSENT)

    def _altered(self, pasted: Pasted, span: SpanText, beside: Beside) -> Finding:
        tokens = [token for part in span.parts for token in part]
        passage, alignment = beside.passage, beside.alignment
        alarms = self._alarms.of_differences(
            alignment,
            tokens,
            pasted.text,
            passage.words,
            passage.field.text,
            passage.public.release.language,
        )
        changes = tuple(_changes(alignment, tokens, pasted.text, passage))
        return Finding(pasted, Verdict.ALTERED, (beside.place,), changes, alarms)

    def _best(self, words: Sequence[str]) -> Beside | None:
        """The stretch with the fewest differences, of the releases that share most runs."""
        best: Beside | None = None
        for release_id in self._candidates.like(words, _COMPARED):
            for passage in self._passages([release_id]):
                alignment = align(words, passage.forms)
                if alignment and (not best or alignment.edits < best.alignment.edits):
                    best = Beside(passage, alignment)
            if best and best.alignment.edits <= _FEW_EDITS:
                break
        return best

    def _first_place(self, words: Sequence[str]) -> Iterator[tuple[Passage, int]]:
        held = self._candidates.printing(words, _CONFIRMED)
        for passage in self._passages(use.release_id for use in held.oldest):
            for at in passage.places(words):
                yield passage, at
                return

    def _passages(self, ids: Iterable[str]) -> Iterator[Passage]:
        """Of releases that the door lets out; what it does not is as if it were not there."""
        for release_id in ids:
            try:
                public = self._publication.release(release_id)
            except StoreError:
                continue
            yield from passages(public)


def _uses(held: Holding) -> Uses:
    first = held.oldest[0] if held.oldest and held.oldest[0].issued else None
    return Uses(
        held.total,
        held.undated,
        (first.release_id, first.issued) if first and first.issued else None,
        (held.latest.release_id, held.latest.issued)
        if held.latest and held.latest.issued
        else None,
    )


def _is_similar(alignment: Alignment, words: Sequence[str]) -> bool:
    share = alignment.same / max(len(words), alignment.end - alignment.start)
    return share >= _LEAST_SHARE and (alignment.same > 2 or len(words) < 4)


def _foreign_run(alignment: Alignment) -> int:
    """The longest stretch of quoted words that are not printed there, but for one or two that agree
    by chance."""
    longest = run = 0
    for solid, pairs in alignment.runs(_SOLID):
        run = 0 if solid else run + sum(quoted is not None for quoted, _ in pairs)
        longest = max(longest, run)
    return longest


def _around(beside: Beside, pieces: Sequence[Sequence[str]]) -> bool:
    """Whether all pieces are printed in one place, a few words apart: then words were left out."""
    first = beside.alignment.start - _APART
    last = beside.alignment.end + _APART
    return all(
        any(first <= at and at + len(piece) <= last for at in beside.passage.places(piece))
        for piece in pieces
    )


def _told_apart(places: Sequence[Source]) -> str:
    if len({place.release_id for place in places}) > 1:
        return "Its parts are printed in different releases."
    return "Its parts are printed in one release, but apart from each other."


def _changes(
    alignment: Alignment, pasted: Sequence[Token], pasted_text: str, passage: Passage
) -> Iterator[Change]:
    """From what is printed to what was pasted, word by word with the marks beside them."""
    for q, p in alignment.pairs:
        printed = passage.words[p] if p is not None else None
        if q is not None and printed and pasted[q].word == printed.word:
            yield Change(ChangeKind.SAME, _shown(printed, passage.field.text))
            continue
        if printed:
            yield Change(ChangeKind.REMOVED, _shown(printed, passage.field.text))
        if q is not None:
            yield Change(ChangeKind.ADDED, _shown(pasted[q], pasted_text))


def _changes_of(finding: Finding) -> Iterator[Change]:
    if finding.changes:
        yield from finding.changes
    elif finding.sources:
        yield Change(ChangeKind.SAME, f"{finding.sources[0].text} ")
    else:
        yield Change(ChangeKind.ADDED, f"{finding.pasted.text} ")
    yield Change(ChangeKind.SAME, "… ")


def _shown(token: Token, text: str) -> str:
    """A word with the stops that are printed behind it, and one blank."""
    end = token.end
    while text[end : end + 1] in _STOPS and end < len(text):
        end += 1
    joined = text[end : end + 1] in _JOINED
    return text[token.start : end] + (text[end] if joined else " ")
