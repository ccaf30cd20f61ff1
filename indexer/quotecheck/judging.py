"""The verdict on one span: rules over exact words; no score of similarity ever decides.

Verbatim words are found by the index and confirmed in the text as the door gives it. What is not
verbatim is laid beside the stretches that share most of its words; whether it is spliced of words
that are printed apart is asked before it is called altered.
"""

from collections.abc import Iterable, Iterator, Sequence

from archive.errors import StoreError
from archive.publication import Publication
from archive.text.word_diff import Change, ChangeKind
from indexer.quotecheck.alarms import Alarms
from indexer.quotecheck.alignment import align
from indexer.quotecheck.candidates import Candidates
from indexer.quotecheck.comparing import Beside, is_verbatim, within_sentences, word_for_word
from indexer.quotecheck.cuts import MarkedCut, cut_places
from indexer.quotecheck.passages import Passage, passages, sentence_around, source
from indexer.quotecheck.reading import MOST_CUTS, SpanPart, SpanText, read_span
from indexer.quotecheck.speakers import SpeakerReader
from indexer.quotecheck.splices import Splices
from indexer.quotecheck.values import Finding, Pasted, Source, Uses, Verdict
from indexer.search import Holding

_CONFIRMED = 3
_MORE = 25
"""Looked at where the first ones print the words with other signs."""
_COMPARED = 4
_FEW_EDITS = 1
"""With so few differences the releases that share fewer runs are not looked at."""
_LEAST_RUN = 5
"""Words side by side that are no coincidence; a shorter run is not told as from elsewhere."""

_IN_PARTS = "It is printed as one quotation in parts, with other words between them."
_TOO_MANY_CUTS = f"It has more than {MOST_CUTS} marked cuts: too many to be one quotation."
_NEGATED = "The sentence goes on, with a negation: read it whole."


class Judge:
    """Gives the verdict on one quote; who says it as a whole is for others to compare. It reads
    each release once."""

    def __init__(
        self,
        candidates: Candidates,
        publication: Publication,
        alarms: Alarms,
        speakers: SpeakerReader,
    ) -> None:
        self._candidates = candidates
        self._publication = publication
        self._alarms = alarms
        self._speakers = speakers
        self._splices = Splices(candidates, _LEAST_RUN)
        self._read: dict[str, list[Passage]] = {}

    def judge(self, pasted: Pasted) -> Finding:
        """The verdict on one span."""
        span = read_span(pasted.text)
        if not span.parts:
            return Finding(pasted, Verdict.ABSENT, note="There are no words to look for.")
        if len(span.parts) + len(span.insertions) > MOST_CUTS:
            return Finding(pasted, Verdict.ABSENT, note=_TOO_MANY_CUTS)
        if len(span.parts) > 1 or span.insertions:
            return self._with_cuts(pasted, span) or self._by_parts(pasted, span)
        return self._whole(pasted, span.whole)

    def _whole(self, pasted: Pasted, part: SpanPart) -> Finding:
        return self._word_for_word(pasted, part) or self._changed(pasted, part)

    def _word_for_word(self, pasted: Pasted, part: SpanPart) -> Finding | None:
        """Verbatim, or altered in its signs alone."""
        holding, places = self._printed(part, _CONFIRMED)
        same = [beside for beside in places if is_verbatim(beside)]
        if places and not same and holding.total > _CONFIRMED:
            same = [beside for beside in self._printed(part, _MORE)[1] if is_verbatim(beside)]
        if not same:
            return self._altered(pasted, places[0]) if places else None
        # Where the words stand unrepaired they are verbatim; of several places the oldest is shown.
        sources = [(beside, beside.place) for beside in same]
        whole = [pair for pair in sources if pair[1].original is None]
        verdict = Verdict.VERBATIM if whole else Verdict.REPAIRED
        beside, _ = (whole or sources)[0]
        shown = tuple(place for _, place in whole or sources)
        return Finding(pasted, verdict, shown, uses=_uses(holding), note=self._read_on(beside))

    def _printed(self, part: SpanPart, most: int) -> tuple[Holding, list[Beside]]:
        """Where the words are printed, whatever their signs."""
        holding = self._candidates.printing(part.forms, most)
        return holding, [
            word_for_word(part, passage, at, self._negations(passage))
            for passage in self._passages(use.release_id for use in holding.oldest)
            for at in passage.places(part.forms)
        ]

    def _read_on(self, beside: Beside) -> str:
        """What to say where the rest of the sentence turns it."""
        alignment, passage = beside.alignment, beside.passage
        before, behind = sentence_around(passage, alignment.start, alignment.end)
        return _NEGATED if self._negations(passage).intersection(before + behind) else ""

    def _with_cuts(self, pasted: Pasted, span: SpanText) -> Finding | None:
        """Every part verbatim, in this order, in one passage that no gap interrupts."""
        parts = [part.forms for part in span.parts]
        holding = self._candidates.printing_all(parts, _CONFIRMED)
        for passage in self._passages(use.release_id for use in holding.oldest):
            places = cut_places(passage, parts)
            negations = self._negations(passage)
            pairs = zip(span.parts, places, strict=False)
            if places and all(
                is_verbatim(word_for_word(part, passage, start, negations))
                for part, (start, _) in pairs
            ):
                return self._cut(pasted, MarkedCut(span, passage, tuple(places)), holding)
        return None

    def _cut(self, pasted: Pasted, cut: MarkedCut, holding: Holding) -> Finding:
        if named := self._several(cut.parts()):
            note = f"Its parts are not said by one: {'; '.join(named)}."
            return Finding(pasted, Verdict.SPLICED, tuple(cut.parts()), note=note)
        language = cut.passage.public.release.language
        put = cut.put()
        alarms = [
            *self._alarms.of_cut(cut.left_out(), language),
            *self._alarms.of_insertion((word for each in put for word in each.forms), language),
        ]
        # The dots that a release prints itself cut nothing.
        verdict = Verdict.CUT if cut.left_out() or put else Verdict.VERBATIM
        return Finding(
            pasted,
            verdict,
            (cut.place(),),
            alarms=tuple(dict.fromkeys(alarms)),
            uses=_uses(holding),
            note=cut.in_words(),
        )

    def _several(self, places: Sequence[Source]) -> list[str]:
        """Who says the parts, where they are not one."""
        named = list(dict.fromkeys(place.speaker for place in places if place.speaker))
        same = all(self._speakers.may_be_one(named[0], other) for other in named[1:])
        return [] if same else named

    def _by_parts(self, pasted: Pasted, span: SpanText) -> Finding:
        """Each part by itself, where they are not printed one after the other."""
        verdicts = [self._whole(Pasted(part.pasted), part) for part in span.parts]
        sources = tuple(each.sources[0] for each in verdicts if each.sources)
        is_printed = all(each.verdict in (Verdict.VERBATIM, Verdict.REPAIRED) for each in verdicts)
        if is_printed and len(verdicts) > 1:
            return Finding(
                pasted,
                Verdict.SPLICED,
                sources,
                note="Each part is printed, but not one after the other in one passage.",
            )
        pairs = zip(span.parts, verdicts, strict=True)
        printed = sum(len(part.words) for part, each in pairs if each.sources)
        if printed * 2 < len(span.whole.words):
            return Finding(pasted, Verdict.ABSENT)
        changes = tuple(change for each in verdicts for change in _changes_of(each))
        alarms = tuple(dict.fromkeys(alarm for each in verdicts for alarm in each.alarms))
        return Finding(pasted, Verdict.ALTERED, sources, changes, alarms)

    def _changed(self, pasted: Pasted, part: SpanPart) -> Finding:
        best = self._best(part)
        if best and is_verbatim(best):
            return Finding(pasted, Verdict.VERBATIM, (best.place,), note=_IN_PARTS)
        similar = best if best and best.is_similar else None
        if similar and similar.foreign_run() < _LEAST_RUN:
            return self._altered(pasted, similar)
        pieces = self._splices.pieces(part.forms)
        if pieces and not (similar and similar.has_around(pieces)):
            places = tuple(
                source(passage, at, at + len(piece))
                for piece in pieces
                for passage, at in self._first_place(piece)
            )
            return Finding(pasted, Verdict.SPLICED, places, note=_told_apart(places))
        if similar:
            return self._altered(pasted, similar)
        return Finding(pasted, Verdict.ABSENT)

    def _altered(self, pasted: Pasted, beside: Beside) -> Finding:
        alarms = self._alarms.of_differences(beside)
        changes, note = tuple(beside.changes()), self._read_on(beside)
        return Finding(pasted, Verdict.ALTERED, (beside.place,), changes, alarms, note=note)

    def _best(self, part: SpanPart) -> Beside | None:
        """The stretch with the fewest differences, of the releases that share most runs."""
        best: Beside | None = None
        for release_id in self._candidates.like(part.forms, _COMPARED):
            for passage in self._passages([release_id]):
                alignment = align(part.forms, passage.forms)
                if alignment and (not best or alignment.edits < best.alignment.edits):
                    best = Beside(part, passage, within_sentences(alignment, passage))
            if best and best.alignment.edits <= _FEW_EDITS:
                break
        return best

    def _first_place(self, words: Sequence[str]) -> Iterator[tuple[Passage, int]]:
        holding = self._candidates.printing(words, _CONFIRMED)
        for passage in self._passages(use.release_id for use in holding.oldest):
            for at in passage.places(words):
                yield passage, at
                return

    def _passages(self, ids: Iterable[str]) -> Iterator[Passage]:
        """Of releases that the door lets out; what it does not is as if it were not there."""
        for release_id in ids:
            if release_id not in self._read:
                self._read[release_id] = self._passages_of(release_id)
            yield from self._read[release_id]

    def _passages_of(self, release_id: str) -> list[Passage]:
        try:
            return passages(self._publication.release(release_id))
        except StoreError:
            return []

    def _negations(self, passage: Passage) -> frozenset[str]:
        return self._alarms.claims(passage.public.release.language).negations


def _uses(holding: Holding) -> Uses:
    first = holding.oldest[0] if holding.oldest and holding.oldest[0].issued else None
    return Uses(
        holding.total,
        holding.undated,
        (first.release_id, first.issued) if first and first.issued else None,
        (holding.latest.release_id, holding.latest.issued)
        if holding.latest and holding.latest.issued
        else None,
    )


def _told_apart(places: Sequence[Source]) -> str:
    if len({place.release_id for place in places}) > 1:
        return "Its parts are printed in different releases."
    return "Its parts are printed in one release, but apart from each other."


def _changes_of(finding: Finding) -> Iterator[Change]:
    if finding.changes:
        yield from finding.changes
    elif finding.sources:
        yield Change(ChangeKind.SAME, f"{finding.sources[0].text} ")
    else:
        yield Change(ChangeKind.ADDED, f"{finding.pasted.text} ")
    yield Change(ChangeKind.SAME, "… ")
