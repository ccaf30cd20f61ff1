"""Goes through a release and puts its quotations together, paragraph by paragraph."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from archive.annotators.quotations.bridging import bridged
from archive.annotators.quotations.marks.judging import Judge
from archive.annotators.quotations.marks.named_things import NotSpeech
from archive.annotators.quotations.marks.unspaced import UnspacedReader, is_unspaced
from archive.annotators.quotations.outlets import is_nickname, is_outlet
from archive.annotators.quotations.reading import BlockItems, names_of
from archive.annotators.quotations.spans import MarkedSpan, PlacedBlock
from archive.annotators.quotations.speakers.carried.carrying import CarryingReader
from archive.annotators.quotations.speakers.carried.continuing import (
    Utterance,
    goes_on,
    same_sentence,
    shares_sentence,
)
from archive.annotators.quotations.speakers.carried.only_speaker import give_to_the_only_speaker
from archive.annotators.quotations.speakers.coreference.neuters import of_a_body
from archive.annotators.quotations.speakers.coreference.reach import LastSpeaker
from archive.annotators.quotations.speakers.coreference.resolving import Resolver
from archive.annotators.quotations.speakers.earned import EarnedStatus
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.rules.attribution import AttributionReader
from archive.annotators.quotations.speakers.rules.inside import DASHES, InsideReader, Interrupted
from archive.annotators.quotations.speakers.speaker import Speaker
from archive.annotators.quotations.speakers.whole_texts.statements import text_speakers
from archive.annotators.quotations.transcripts import Stretch, asks, stretches_of
from archive.annotators.quotations.words import CLOSING_MARKS
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import MarkedPassage, Release, Span

_FEW_WORDS = 4


class UtteranceReader:
    """Goes through the paragraphs once, remembering who spoke last."""

    def __init__(self, release: Release, knowledge: KnowledgeSnapshot) -> None:
        self._names = names_of(release, knowledge)
        self._lexicon, self._text = self._names.lexicon, self._names.text
        self._attributions = AttributionReader(self._lexicon)
        self._judge = Judge(self._lexicon)
        self._inside = InsideReader(self._lexicon)
        self._unspaced = UnspacedReader(self._lexicon)
        self._resolver = Resolver(self._names, EarnedStatus(knowledge, release.language))
        self._statements = text_speakers(release, self._names, self._lexicon)
        self._last: LastSpeaker | None = None
        self._utterances: list[Utterance] = []
        self._unmarked: Utterance | None = None
        surnames = {person.words[-1] for person in self._names.table.people}
        self._turns = stretches_of(self._names.placed, self._lexicon, surnames)
        self._carrying = CarryingReader(self._names, self._resolver, self._statements, self._turns)
        self._bridged = bridged(self._names.rows)
        self.unquoted: list[MarkedPassage] = []

    def read(self) -> list[Utterance]:
        for block in self._names.rows.values():
            self._read_block(block)
        utterances = sorted(self._utterances, key=lambda utterance: utterance.parts[0].start)
        if not self._turns and not self._statements:
            give_to_the_only_speaker(utterances, self._names, self._carrying, self._resolver)
        return utterances

    def _read_block(self, block: BlockItems) -> None:
        if self._bridges(block.placed):
            return
        if is_unspaced(block.placed.block.text):
            self._utterances += self._unspaced.read(block.placed, self.unquoted)
            return
        spans = [span for span in block.quoted if not self._is_name(span, block)]
        turns = self._turns.get(block.placed.number, [])
        for turn in turns:
            self._add_turn(turn, block.placed)
        if not turns and not any(span.first for span in spans):
            self._add_statement(block.placed)
        if self._lexicon.dialogue and not spans and block.items[0].plain in DASHES:
            self._add_dialogue(block)
        for number, span in enumerate(spans):
            until = spans[number + 1].opens if number + 1 < len(spans) else block.placed.end
            since = spans[number - 1].closes if number else block.placed.start
            self._read_span(span, block, since, until)

    def _bridges(self, block: PlacedBlock) -> bool:
        """Whether the quotation before goes on here, without a mark of its own."""
        last = self._utterances[-1] if self._utterances else None
        if block.number not in self._bridged or last is None or last.closed:
            return False
        if last.block != self._speaking_before(block):
            return False
        span, closes = self._bridged[block.number]
        last.parts.append(span)
        last.closed, last.block = closes, block.number
        if last.speaker.name:
            self._last = LastSpeaker(last.speaker, block.number)
        return True

    def _is_name(self, span: MarkedSpan, block: BlockItems) -> bool:
        """Whether the marks are of a name inside a sentence that goes on: no words of anybody."""
        if is_outlet(block.items, bisect_left(block.starts, span.opens)):
            self.unquoted.append(MarkedPassage(span.span, str(NotSpeech.NAMED_THING)))
            return True
        return is_nickname(block.items, bisect_right(block.starts, span.opens) - 1, span.opens)

    def _read_span(self, span: MarkedSpan, block: BlockItems, since: int, until: int) -> None:
        marked = self._text[span.span.start : span.span.end]
        place = self._place(span, marked, block, since, until)
        last = self._utterances[-1] if self._utterances else None
        before = last if last and shares_sentence(last, block, place, since) else None
        if before is not None:
            place = replace(place, left=max(place.left, before.attribution_end))
        attribution = self._attributions.of(block.items, place)
        if attribution is not None:
            attribution = of_a_body(attribution, self._names, block, place, self._last)
        attribution = attribution or self._carrying.afterwards(span, block, place)
        may_interrupt = attribution is None and self._lexicon.attributes_inside
        if may_interrupt and self._is_interrupted(span, block, place):
            return
        if self._continues_paragraph(span, block.placed, attribution):
            self._continue(span, block, attribution, place)
            return
        if before is not None and goes_on(attribution, place, block.items, self._lexicon):
            before.parts.append(span.span)
            before.closed = span.closed
            return
        reason = self._judge.why_not(marked, block.items, place, attribution)
        apart = reason in (NotSpeech.PHRASE, NotSpeech.TERM, NotSpeech.STATUTE)
        statement = self._statements.get(block.placed.number)
        stated = statement is not None and statement.marked and span.first
        if stated or (apart and last is not None and same_sentence(last, block, place)):
            reason = None
        if reason is not None:
            self.unquoted.append(MarkedPassage(span.span, str(reason)))
            return
        speaker = self._speaker(attribution, span, block, place)
        if speaker is None and last is not None:
            last.parts.append(span.span)
            last.closed, last.attribution_end = span.closed, place.behind
            return
        self._add(span, block, place, speaker or Speaker(), attribution)

    def _is_interrupted(self, span: MarkedSpan, block: BlockItems, place: Place) -> bool:
        """Whether somebody is named in the midst of the words, which are added then."""
        inside = self._inside.of(block.items, place.first + 1, place.behind - 1, (",",))
        if inside is not None:
            self._add_interrupted(inside, block, place)
        elif self._inside.holds_aside(block.items, place.first, place.behind):
            self._add(span, block, place, Speaker(), None)
        else:
            return False
        return True

    def _speaker(
        self,
        attribution: Attribution | None,
        span: MarkedSpan,
        block: BlockItems,
        place: Place,
    ) -> Speaker | None:
        if attribution is not None and attribution.subject is not None:
            if attribution.rule == "label":
                return self._resolver.label(attribution.subject)
            if block.placed.number in self._turns:
                return self._resolver.in_talk(attribution, block)
            return self._resolver.of(attribution, block, self._last)
        before = self._utterances[-1] if self._utterances else None
        return self._carrying.speaker(attribution, span, block, place, before, self._last)

    def _add(
        self,
        span: MarkedSpan,
        block: BlockItems,
        place: Place,
        speaker: Speaker,
        attribution: Attribution | None,
    ) -> None:
        end = self._end_of(attribution, block, place)
        self._utterances.append(
            Utterance([span.span], span.closed, block.placed.number, speaker, end, place)
        )
        if speaker.name:
            self._last = LastSpeaker(speaker, block.placed.number)

    def _add_dialogue(self, block: BlockItems) -> None:
        """A paragraph that a dash opens: speech where it says who speaks."""
        spoken = self._inside.of(block.items, 1, len(block.items), ())
        if spoken is not None:
            self._add_interrupted(spoken, block, None)

    def _add_interrupted(self, spoken: Interrupted, block: BlockItems, place: Place | None) -> None:
        speaker = self._resolver.of(spoken.attribution, block, self._last)
        number = block.placed.number
        end = place.behind if place else len(block.items)
        self._utterances.append(Utterance(list(spoken.parts), True, number, speaker, end, place))
        if speaker.name:
            self._last = LastSpeaker(speaker, number)

    def _end_of(self, attribution: Attribution | None, block: BlockItems, place: Place) -> int:
        """The number of the item behind a span and its attribution."""
        if attribution is None:
            return place.behind
        ends = [part.end for part in (attribution.subject, attribution.cue) if part is not None]
        return max([place.behind, *(bisect_left(block.starts, offset) for offset in ends)])

    def _place(
        self, span: MarkedSpan, marked: str, block: BlockItems, since: int, until: int
    ) -> Place:
        first = bisect_left(block.starts, span.opens)
        behind = bisect_left(block.starts, span.closes)
        start = bisect_left(block.starts, since)
        sentence = block.sentences[max(0, bisect_right(block.sentences, first) - 1)]
        stopped = span.first and [item.plain for item in block.items[behind : behind + 1]] == ["."]
        following = bisect_right(block.sentences, behind + stopped)
        after = block.sentences[following] if following < len(block.sentences) else len(block.items)
        ended = marked.rstrip("”’»\"' ")[-1:] in (".", "…") and not block.lower_behind(behind)
        few = sum(any(map(str.isalnum, word)) for word in marked.split()) < _FEW_WORDS
        return Place(
            max(sentence, start),
            first,
            behind,
            min(after, bisect_left(block.starts, until)),
            ended or stopped,
            few,
            stopped,
        )

    def _continue(
        self, span: MarkedSpan, block: BlockItems, attribution: Attribution | None, place: Place
    ) -> None:
        last = self._utterances[-1]
        last.parts.append(span.span)
        last.closed, last.block, last.place = span.closed, block.placed.number, place
        last.attribution_end = self._end_of(attribution, block, place)
        if (
            last.speaker.name is None
            and attribution is not None
            and attribution.subject is not None
        ):
            last.speaker = self._resolver.of(attribution, block, self._last)
        if last.speaker.name:
            self._last = LastSpeaker(last.speaker, block.placed.number)

    def _continues_paragraph(
        self, span: MarkedSpan, block: PlacedBlock, attribution: Attribution | None
    ) -> bool:
        """Every paragraph of a running quotation opens with a mark, only the last one closes."""
        if not self._utterances or not span.first or block.block.gap:
            return False
        last = self._utterances[-1]
        if last.closed or last.block not in (block.number, self._speaking_before(block)):
            return False
        if attribution is None or attribution.subject is None or last.speaker.name is None:
            return True
        people = {person.name for item in attribution.subject.mentions for person in item.people}
        return not people or last.speaker.name in people

    def _speaking_before(self, block: PlacedBlock) -> int:
        return self._names.before.get(block.number, -1)

    def _add_turn(self, turn: Stretch, block: PlacedBlock) -> None:
        span = Span(turn.start, turn.end)
        if span.start >= span.end or asks(turn.label, self._lexicon):
            return
        if turn.opens or not self._goes_over(span, block):
            self._add_unmarked(span, block, self._resolver.labelled(turn.label))

    def _add_statement(self, block: PlacedBlock) -> None:
        """A paragraph of a statement that no marks surround."""
        statement = self._statements.get(block.number)
        if statement is None or statement.rule not in ("statement", "heading"):
            return
        closes = block.block.text[-1:] in CLOSING_MARKS
        last = self._utterances[-1] if self._utterances else None
        if last and not last.closed and last.block == self._speaking_before(block):
            last.parts.append(Span(block.start, block.end - closes))
            last.closed, last.block = closes, block.number
            return
        span = Span(block.start, block.end)
        if not self._goes_over(span, block):
            speaker = self._resolver.of_text(statement)
            self._add_unmarked(span, block, speaker)

    def _goes_over(self, span: Span, block: PlacedBlock) -> bool:
        """Whether a turn or statement goes on from the paragraph before, to which this is added."""
        before = self._unmarked
        if before is None or before.block != self._speaking_before(block):
            return False
        before.parts.append(span)
        before.block = block.number
        return True

    def _add_unmarked(self, span: Span, block: PlacedBlock, speaker: Speaker) -> None:
        self._unmarked = Utterance([span], True, block.number, speaker)
        self._utterances.append(self._unmarked)
