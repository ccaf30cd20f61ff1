"""Who speaks where no words beside a quotation say so: who spoke before, or is named by a line."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from archive.annotators.quotations.items import ItemKind
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.reading import BlockItems, ReleaseNames
from archive.annotators.quotations.spans import MarkedSpan
from archive.annotators.quotations.speakers.carried.continuing import (
    Utterance,
    joins,
    same_sentence,
)
from archive.annotators.quotations.speakers.coreference.reach import InReach, LastSpeaker
from archive.annotators.quotations.speakers.coreference.resolving import Resolver
from archive.annotators.quotations.speakers.noun_phrases.clauses import SubjectReader
from archive.annotators.quotations.speakers.noun_phrases.voices import VoiceReader
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.rules.attribution import AttributionReader
from archive.annotators.quotations.speakers.rules.signatures import SignatureReader
from archive.annotators.quotations.speakers.speaker import Speaker
from archive.annotators.quotations.speakers.subject import SpeakerKind
from archive.annotators.quotations.speakers.whole_texts.statements import TextSpeaker
from archive.annotators.quotations.transcripts import Stretch
from archive.models import QuoteStatus

_MOST_IN_A_HEADING = 3


class CarryingReader:
    """Answers for one release, whose blocks are read in order."""

    def __init__(
        self,
        names: ReleaseNames,
        resolver: Resolver,
        statements: Mapping[int, TextSpeaker],
        turns: Mapping[int, list[Stretch]],
    ) -> None:
        self._names = names
        self._resolver = resolver
        self._statements = statements
        self._turns = turns
        self._attributions = AttributionReader(names.lexicon)
        self._subjects = SubjectReader(names.lexicon)
        self._voices = VoiceReader(names.lexicon)
        self._reach = InReach(names)
        self._signatures = SignatureReader(names)
        self._after = {before: number for number, before in names.before.items()}

    def afterwards(self, span: MarkedSpan, block: BlockItems, place: Place) -> Attribution | None:
        """Who is named by the sentence or the line behind, in the next paragraph at the end."""
        signed = self._signatures.below(block, place) if span.first else None
        stop = any(item.plain == "." for item in block.items[place.behind : place.behind + 1])
        if signed is not None or not (place.ended or stop):
            return signed
        if place.behind + stop < len(block.items):
            return self._attributions.afterwards(block.items, place.behind + stop)
        number = self._after.get(block.placed.number)
        return self._attributions.afterwards(self._names.rows[number].items, 0) if number else None

    def speaker(
        self,
        attribution: Attribution | None,
        span: MarkedSpan,
        block: BlockItems,
        place: Place,
        utterance: Utterance | None,
        last: LastSpeaker | None,
    ) -> Speaker | None:
        """None where the span is a part of the quotation before. attribution: one without a
        subject, or none; utterance: the quotation before; last: who is known to have spoken last.
        """
        number = block.placed.number
        statement = self._statements.get(number)
        if statement is not None and statement.marked and span.first:
            return self._resolver.of_text(statement)
        if utterance is not None and joins(utterance, block, place):
            return None
        if utterance is not None and same_sentence(utterance, block, place):
            return self._resolver.carried(utterance.speaker, "same-sentence")
        is_here = utterance is not None and utterance.block == number
        if (
            utterance is not None
            and is_here
            and utterance.speaker.name
            and number not in self._turns
        ):
            return self._same_paragraph(utterance, block, place)
        if attribution is not None and attribution.rule.endswith("-bare"):
            return self._resolver.unsaid(attribution, block, place, last)
        return self._whole_paragraph(span, block, statement, last)

    def _same_paragraph(self, last: Utterance, block: BlockItems, place: Place) -> Speaker:
        between = block.items[
            max(last.attribution_end, last.place.behind if last.place else 0) : place.first
        ]
        others = {
            person for item in between for person in item.people if person.name != last.speaker.name
        }
        if others:
            return Speaker()
        return self._resolver.carried(last.speaker, "same-paragraph")

    def _whole_paragraph(
        self,
        span: MarkedSpan,
        block: BlockItems,
        statement: TextSpeaker | None,
        last: LastSpeaker | None,
    ) -> Speaker:
        number = block.placed.number
        if self._turns.get(number):
            return Speaker()
        if span.first and span.last:
            if last and not self._announces_another(block, last) and self._goes_on(last, block):
                return self._carried_over(last, block)
            person = self._meant(block, last)
            if person is not None:
                return self._resolver.meant(person, "whole-paragraph")
        if statement is not None and statement.marked:
            text = statement if statement.heading else replace(statement, rule="text", cue=None)
            return self._resolver.of_text(text)
        person = None if span.first else self._reach.speaker_before(block, span.opens)
        return self._resolver.meant(person, "sentence-before") if person else Speaker()

    def _carried_over(self, last: LastSpeaker, block: BlockItems) -> Speaker:
        """A paragraph between marks right behind one that says whose words it holds goes on with
        them; farther away that is a conclusion."""
        before = self._names.before.get(block.placed.number)
        near = before == last.block and last.speaker.status is QuoteStatus.STATED
        return self._resolver.carried(last.speaker, "next-paragraph" if near else "whole-paragraph")

    def _goes_on(self, last: LastSpeaker, block: BlockItems) -> bool:
        """Whether nobody else is named outside of marks since the speaker before."""
        number = block.placed.number
        if 0 <= number - last.block <= 1:
            return True
        before = self._names.before.get(number)
        while before is not None and before > last.block:
            others = [person.name != last.speaker.name for person in self.outside(before)]
            teller = self._telling(before) if any(others) else None
            if any(others) and (teller is None or teller.name != last.speaker.name):
                return False
            if self.holds_strangers(before):
                return False
            before = self._names.before.get(before)
        return True

    def _meant(self, block: BlockItems, last: LastSpeaker | None) -> NamedPerson | None:
        """Who speaks in the paragraph before in other words; else whom alone it names, where he
        speaks elsewhere, or nobody does, or did so far."""
        before = self._before_headings(block)
        if before is None or self._signatures.signs_above(before):
            return None
        if self._names.rows[before].ends_with_colon and (person := self._told_of(before, last)):
            return person
        if holder := self._reach.holder_saying(self._names.rows[before]):
            return holder
        named, teller = self.outside(before), self._telling(before)
        if teller in named or self._announces(before):
            return teller
        if self.holds_strangers(before):
            return None
        silent = bool(self._speakers) and not named <= self._speakers
        if len(named) != 1 or (silent and last is not None):
            return None
        return next(iter(named))

    def _before_headings(self, block: BlockItems) -> int | None:
        """The paragraph before; the one that ends with a colon where but a heading of a word or two
        stands between: 'Director, NAME:', 'Tete', '“…”'."""
        before = self._names.before.get(block.placed.number)
        above = self._names.before.get(before) if before is not None else None
        if before is None or above is None or not self._names.rows[above].ends_with_colon:
            return before
        line = self._names.rows[before].placed.block.text.strip()
        heading = line[-1:].isalpha() and len(line.split()) <= _MOST_IN_A_HEADING
        return above if heading and not self.outside(before) else before

    def _told_of(self, number: int, last: LastSpeaker | None) -> NamedPerson | None:
        """'He told a meeting of the Board in Tete:': whom the pronoun means."""
        row = self._names.rows[number]
        verb = next((at for at, item in enumerate(row.items) if item.kind is ItemKind.VERB), 0)
        subject = self._subjects.before(row.items, 0, verb) if verb else None
        if subject is None or subject.kind is not SpeakerKind.PRONOUN:
            return None
        gender = self._names.lexicon.genders.get(subject.mentions[0].plain)
        people = self._reach.of(row, subject.start, last, gender)
        return people[0] if len(people) == 1 else None

    @cached_property
    def _speakers(self) -> frozenset[NamedPerson]:
        """Who stands right beside a verb of speech, outside of marks."""
        return frozenset(self._beside_verbs())

    def _beside_verbs(self) -> Iterator[NamedPerson]:
        for number, row in self._names.rows.items():
            beside = [
                (*before.people, *item.people)
                for before, item in pairwise(row.items)
                if (before.kind is ItemKind.PERSON and item.kind is ItemKind.VERB)
                or (before.kind is ItemKind.VERB and item.kind is ItemKind.PERSON)
            ]
            outside = self.outside(number) if beside else set()
            for people in beside:
                yield from outside.intersection(people)

    def _telling(self, number: int) -> NamedPerson | None:
        """Who is the subject of the first verb of speech of a sentence, of the last that has such
        a person: 'NAME, the mayor, today called upon OTHER to …', 'NAME said that OTHER …'."""
        row = self._names.rows[number]
        verbs = [at for at, item in enumerate(row.items) if item.kind is ItemKind.VERB]
        first = {bisect_right(row.sentences, verb): verb for verb in reversed(verbs)}
        verbs_to_try = (
            verbs[-1:] if self._announces(number) else sorted(first.values(), reverse=True)
        )
        for verb in verbs_to_try:
            begin = row.sentences[bisect_right(row.sentences, verb) - 1]
            if self._voices.is_passive(row.items, begin, verb):
                subject = self._voices.agent(row.items, verb, len(row.items))
            else:
                subject = self._subjects.before(row.items, begin, verb) if verb > begin else None
            people = subject.mentions[0].people if subject else ()
            if len(people) == 1:
                return people[0]
        return None

    def _announces(self, number: int) -> bool:
        """'… asked about his speech, he said:': whoever that is says what follows."""
        items = self._names.rows[number].items[-2:]
        return len(items) > 1 and items[0].kind is ItemKind.VERB and items[1].plain == ":"

    def _announces_another(self, block: BlockItems, last: LastSpeaker) -> bool:
        """'Mary, a student of Tete, has this to say:': not who spoke before that."""
        before = self._before_headings(block)
        if before is None or before == last.block:
            return False
        return self._names.rows[before].items[-1].plain == ":"

    def holds_strangers(self, number: int) -> bool:
        """Whether two words in capitals stand there that may be somebody's name."""
        runs = [item.run for item in self._names.rows[number].items if item.run is not None]
        return any(len(run.name) > 1 and run.person is None and not run.body for run in runs)

    def outside(self, number: int) -> set[NamedPerson]:
        """Whom a paragraph names outside of what it quotes; 'NAME’s letter' is a letter."""
        row = self._names.rows[number]
        return {
            person
            for item in row.items
            if not item.possessive
            if not row.is_quoted(item.start)
            for person in item.people
        }
