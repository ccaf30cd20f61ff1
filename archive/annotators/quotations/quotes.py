"""Direct speech: what was said between marks, by whom, and by which rule that is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.attribution import Attribution, Place, attribute
from archive.annotators.quotations.cues import SpeechCues
from archive.annotators.quotations.names import NamedPerson, NameReader
from archive.annotators.quotations.spans import MarkedSpan, PlacedBlock, marked_spans, place
from archive.authorities.records import Person
from archive.knowledge.snapshot import KnowledgeSnapshot, people_of
from archive.models import Quote, QuoteStatus, Release, Span
from archive.text.folding import fold

_MARKS = '“„«"”‟ \u00a0\u202f'
_CLOSING = '”"»“ \u00a0\u202f'
_FRAGMENT = 4
_NEAR = 1200
"""Characters beside a quotation in which its speaker may be named."""
_PARAGRAPHS_AWAY = 1


@dataclass(slots=True)
class _Utterance:
    """A quotation while it is being put together."""

    parts: list[Span]
    closed: bool
    by: Attribution
    block: int


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """The release with its quotes, in the order of the text."""
    people = knowledge.derived(NameReader).people_in(release.text)
    utterances = _Reader(knowledge, release, people).read()
    posts = _posts(people)
    quotes = [_quote(utterance, release, posts, knowledge) for utterance in utterances]
    return replace(release, quotes=tuple(quotes))


class _Reader:
    """Goes through the paragraphs once, remembering who spoke last."""

    def __init__(
        self, knowledge: KnowledgeSnapshot, release: Release, people: Sequence[NamedPerson]
    ) -> None:
        self._cues = knowledge.derived(SpeechCues)
        self._names = knowledge.derived(NameReader)
        self._text = release.text
        self._blocks = place(release.blocks)
        self._people = people
        self._last: tuple[str, int] | None = None
        self._found: list[_Utterance] = []

    def read(self) -> list[_Utterance]:
        for block in self._blocks:
            if block.speaks:
                self._read_block(block)
        return self._found

    def _read_block(self, block: PlacedBlock) -> None:
        spans = list(marked_spans(block))
        bounds = [block.start, *(span.span.end for span in spans), block.end]
        for number, span in enumerate(spans):
            after_end = spans[number + 1].span.start if number + 1 < len(spans) else block.end
            self._read_span(span, block, bounds[number], after_end)

    def _read_span(self, span: MarkedSpan, block: PlacedBlock, since: int, until: int) -> None:
        if self._continues_paragraph(span, block):
            self._found[-1].parts.append(span.span)
            self._found[-1].closed = span.closed
            return
        around = self._place(span, block, since, until)
        # 'entitled', 'report' directly before: the name of something, not speech.
        if self._cues.title_before.search(around.before):
            return
        goes_on = self._continues_sentence(span, block, around)
        found = None if goes_on and _only_attribution(around) else attribute(around)
        if found is None and goes_on:
            self._found[-1].parts.append(span.span)
            return
        found = found or self._whole_paragraph(span, block)
        if found:
            self._add(span, block, found)

    def _add(self, span: MarkedSpan, block: PlacedBlock, found: Attribution) -> None:
        self._found.append(_Utterance([span.span], span.closed, found, block.number))
        if found.speaker:
            self._last = (found.speaker, block.number)

    def _place(self, span: MarkedSpan, block: PlacedBlock, since: int, until: int) -> Place:
        start = since + (since > block.start)
        start = max(start, span.span.start - _NEAR)
        until = min(until, span.span.end + _NEAR)
        before = self._text[start : span.span.start].rstrip(_MARKS)
        after_start = span.span.end + (self._text[span.span.end : span.span.end + 1] != "")
        return Place(
            cues=self._cues,
            names=self._names,
            said=self._text[span.span.start : span.span.end],
            before=before,
            after=self._text[after_start:until].lstrip(_CLOSING),
            start=start,
            after_start=after_start + _stripped(self._text[after_start:until]),
            paragraph_start=block.start,
            people=self._people,
            last_speaker=self._last[0] if self._last else None,
            subject_before=self._subject_before(block),
        )

    def _subject_before(self, block: PlacedBlock) -> str | None:
        """Whom the paragraph before names first, where it quotes nobody: who speaks next."""
        before = self._blocks[block.number - 1] if block.number else None
        if before is None or (self._last and self._last[1] == before.number):
            return None
        names = [person.name for person in self._people]
        found = (
            self._names.resolve(printed, names)
            for printed in self._names.mentions(before.block.text)
        )
        return next((one[0] for one in found if len(one) == 1), None)

    def _continues_paragraph(self, span: MarkedSpan, block: PlacedBlock) -> bool:
        """Every paragraph of a running quotation opens with a mark, only the last one closes."""
        if not self._found or not span.first or block.block.gap:
            return False
        last = self._found[-1]
        return not last.closed and last.block == block.number - 1 and self._move_to(block)

    def _move_to(self, block: PlacedBlock) -> bool:
        self._found[-1].block = block.number
        return True

    def _continues_sentence(self, span: MarkedSpan, block: PlacedBlock, around: Place) -> bool:
        """'“A,” said X. “B.”' is one utterance: nobody else is named between."""
        if not self._found or self._found[-1].block != block.number:
            return False
        whole = around.said[:1].isupper() or around.before.rstrip().endswith(",")
        return whole and len(around.said.split()) >= _FRAGMENT - 1 and _ends(around)

    def _whole_paragraph(self, span: MarkedSpan, block: PlacedBlock) -> Attribution | None:
        """A paragraph of nothing but a quotation: the last speaker goes on, or nobody is known."""
        if not (span.first and span.last) or len(self._said(span).split()) < _FRAGMENT:
            return None
        if self._last and block.number - self._last[1] <= _PARAGRAPHS_AWAY:
            return Attribution(self._last[0], None, None, "whole-paragraph", QuoteStatus.INFERRED)
        named = self._named_before_colon(block)
        if named:
            return Attribution(named, None, None, "colon-before", QuoteStatus.INFERRED)
        return Attribution(None, None, None, "whole-paragraph", QuoteStatus.UNATTRIBUTED)

    def _named_before_colon(self, block: PlacedBlock) -> str | None:
        """'NAME made the following statement:' as a paragraph of its own."""
        before = self._blocks[block.number - 1] if block.number else None
        if before is None or not before.block.text.rstrip().endswith(":"):
            return None
        return self._subject_before(block)

    def _said(self, span: MarkedSpan) -> str:
        return self._text[span.span.start : span.span.end]


def _stripped(text: str) -> int:
    return len(text) - len(text.lstrip(_CLOSING))


def _only_attribution(around: Place) -> bool:
    """Whether nothing but the attribution of the last quotation stands between it and this one."""
    between = around.before.strip()
    return between[-1:] in ".,!?;:" and not around.cues.sentence_start.search(between)


def _ends(around: Place) -> bool:
    return around.said.rstrip()[-1:] in ".!?…" or around.after.lstrip()[:1] in ("", ".", "!", "?")


def _quote(
    utterance: _Utterance, release: Release, posts: Mapping[str, str], knowledge: KnowledgeSnapshot
) -> Quote:
    by = utterance.by
    known = _records(by.speaker, knowledge)
    status = QuoteStatus.AMBIGUOUS if len(known) > 1 else by.status
    return Quote(
        text=" ".join(release.text[part.start : part.end] for part in utterance.parts),
        parts=tuple(utterance.parts),
        closed=utterance.closed,
        speaker=by.speaker,
        speaker_id=known[0].id if len(known) == 1 else None,
        printed=by.printed,
        position=posts.get(fold(by.speaker or "")),
        cue=by.cue,
        rule=by.rule,
        status=status,
    )


def _records(speaker: str | None, knowledge: KnowledgeSnapshot) -> list[Person]:
    """The authority records whose name or variant the speaker's is."""
    if not speaker:
        return []
    wanted = fold(speaker)
    return [
        person
        for person in knowledge.derived(people_of)
        if wanted in {fold(name) for name in (person.name, *person.variants)}
    ]


def _posts(people: Sequence[NamedPerson]) -> dict[str, str]:
    """For each folded name the post printed where the person is first named with one."""
    return {fold(one.name): one.position for one in reversed(people) if one.position}
