"""Whom a pronoun, or a verb without a subject, can mean."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.reading import BlockItems, ReleaseNames
from archive.annotators.quotations.speakers.coreference.post_tellers import PostTellers
from archive.annotators.quotations.speakers.noun_phrases.clauses import SubjectReader
from archive.annotators.quotations.speakers.speaker import Speaker
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject
from archive.annotators.quotations.words import OPENING

_LONGEST_LABEL = 16
_REACH = 240
"""Items before a pronoun in which whom it means is looked for."""


@dataclass(frozen=True, slots=True)
class LastSpeaker:
    """Who spoke last, and the number of the block in which that was."""

    speaker: Speaker
    block: int


class InReach:
    """The people of one release who are near a place in it."""

    def __init__(self, names: ReleaseNames) -> None:
        self._names = names
        self._subjects = SubjectReader(names.lexicon)
        self._posts = PostTellers(names)

    def of(
        self, block: BlockItems, until: int, last: LastSpeaker | None, gender: str | None
    ) -> list[NamedPerson]:
        """Who is named before in the paragraph, else in the last one that names anybody, else spoke
        last there."""
        if self._tells_of_another(block, until):
            return []
        holder = self._posts.told_of(block, self._sentence_before(block, until))
        if holding := _fitting([holder] if holder else [], gender):
            return holding
        fitting = self.inside(block, until, gender)
        spoke = self._spoke(last, gender)
        if len(fitting) > 1:
            is_here = last is not None and last.block == block.placed.number
            if is_here and spoke[:1] == fitting[-1:]:
                return spoke
            teller = self.teller(block, until) or self._pronoun_teller(block, until, gender)
            return [teller] if teller in fitting else fitting
        if fitting:
            return fitting
        return self._above(block, last, gender)

    def _above(
        self, block: BlockItems, last: LastSpeaker | None, gender: str | None
    ) -> list[NamedPerson]:
        """The same in the paragraphs before."""
        holder = self._holder_before(block)
        if holding := _fitting([holder] if holder else [], gender):
            return holding
        spoke = self._spoke(last, gender)
        before = self._naming_before(block)
        if before and (pronoun := self._goes_on_with(before, gender)):
            return self.of(before, pronoun.start, last, gender)
        fitting = _fitting(_people_of(before), gender) if before else []
        if before and last and spoke and last.block == before.placed.number:
            return spoke  # 'the Minister said. He added'
        if before and len(fitting) > 1:
            for told_of in (self._told_of(before), self._told_last(before)):
                if told_of in fitting:
                    return [told_of]
        if len(fitting) != 1 and before and last and last.block >= before.placed.number:
            return spoke or fitting
        return fitting

    def holder_saying(self, block: BlockItems) -> NamedPerson | None:
        """Whose post says something in the last sentence: 'The minister said it was dry.'"""
        return self._posts.saying(block, _last_unmarked(block))

    def _holder_before(self, block: BlockItems) -> NamedPerson | None:
        """Of whom, by a post, the last sentence of the paragraph before tells."""
        before = self._block_before(block)
        while before is not None and _only_speaks(before):
            before = self._block_before(before)
        return self._posts.told_of(before, _last_unmarked(before)) if before else None

    def _told_of(self, block: BlockItems) -> NamedPerson | None:
        """Whom a paragraph of one sentence begins with, as its subject."""
        first = block.items[0].people
        return first[0] if len(first) == 1 and len(block.sentences) == 1 else None

    def _goes_on_with(self, block: BlockItems, gender: str | None) -> Subject | None:
        """The pronoun that opens a paragraph which names nobody, or is but a sentence, where it may
        mean the same person: 'She asked why. “…,” she said.'"""
        single = len(block.sentences) == 1
        if not single and _people_of(block):
            return None
        end = len(block.items) if single else block.sentences[1]
        subject = self._subjects.first_of(block.items, 0, end)
        if subject is None or subject.kind is not SpeakerKind.PRONOUN:
            return None
        same = self._names.lexicon.genders.get(subject.mentions[0].plain) == gender
        return subject if same else None

    def _told_last(self, block: BlockItems) -> NamedPerson | None:
        """Whom the last sentence of a paragraph is about, where it holds no marks."""
        sentence = _last_unmarked(block)
        return self._alone_in(block, sentence) or self._speaking_in(block, sentence)

    def inside(self, block: BlockItems, until: int, gender: str | None) -> list[NamedPerson]:
        """Who is named before in the paragraph, outside of marks: whom somebody quoted names
        seldom says it."""
        outside = (item for item in self._near(block, until) if not block.is_quoted(item.start))
        return _fitting([person for item in outside for person in item.people], gender)

    def teller(self, block: BlockItems, until: int) -> NamedPerson | None:
        """Whom the sentence before is about, outside of marks, or who speaks in it: 'The mayor,
        NAME, disputed it. “…,” he said.'"""
        sentence = self._sentence_before(block, until)
        return self._alone_in(block, sentence) or self._speaking_in(block, sentence)

    def _pronoun_teller(
        self, block: BlockItems, until: int, gender: str | None
    ) -> NamedPerson | None:
        """'NAME thanked OTHER. She came late. “…,” she said': one pronoun goes on with another."""
        sentence = self._sentence_before(block, until)
        subject = self._subjects.first_of(block.items, sentence.start, sentence.stop)
        if subject is None or subject.kind is not SpeakerKind.PRONOUN:
            return None
        same = self._names.lexicon.genders.get(subject.mentions[0].plain) == gender
        return self.teller(block, subject.start) if same else None

    def speaker_before(self, block: BlockItems, until: int) -> NamedPerson | None:
        """Who speaks in the sentence before, and is alone in it: 'NAME noted that it was shut.
        “…”'; or whose post does: 'The mayor noted it. “…”'."""
        sentence = self._sentence_before(block, until)
        says = any(block.items[at].kind is ItemKind.VERB for at in sentence)
        holder = self._posts.saying(block, sentence)
        return holder or (self._alone_in(block, sentence) if says else None)

    def _alone_in(self, block: BlockItems, sentence: range) -> NamedPerson | None:
        """Whom alone a sentence names, as its subject."""
        items = [block.items[at] for at in sentence]
        people = {person for item in items for person in item.people if not item.possessive}
        if len(people) != 1:
            return None
        return _one_of(self._subjects.first_of(block.items, sentence.start, sentence.stop))

    def _speaking_in(self, block: BlockItems, sentence: range) -> NamedPerson | None:
        """The subject of its first verb of speech: 'And, NAME added, OTHER promised …'."""
        verbs = (at for at in sentence if block.items[at].kind is ItemKind.VERB)
        verb = next(verbs, sentence.start)
        if verb == sentence.start:
            return None
        return _one_of(self._subjects.before(block.items, sentence.start, verb))

    def _sentence_before(self, block: BlockItems, until: int) -> range:
        """The numbers of the items before the marks that end here in their sentence, else of the
        sentence before; none where it holds marks."""
        opened = bisect_left(block.opens, until)
        begin = block.sentence_of(bisect_right(block.starts, until) - 1)
        if opened and block.quoted[opened - 1].closes <= until:
            opens = bisect_right(block.starts, block.opens[opened - 1]) - 1
            inside = block.sentence_of(opens)
            if opens - inside > 1:
                return _unmarked(block, range(inside, opens))
            begin = min(begin, opens)
        before = bisect_left(block.sentences, begin)
        above = block.sentences[before - 1] if before else begin
        return _unmarked(block, range(above, begin))

    def in_talk(self, block: BlockItems, until: int, gender: str | None) -> list[NamedPerson]:
        """Who talks freely goes from one to another: whom the same paragraph names, and nobody
        told of without a name since. Nobody calls himself 'he': who is labelled is left out."""
        if self._tells_of_another(block, until):
            return []
        label = next((at for at, item in enumerate(block.items) if item.plain == ":"), 0)
        talking = {person for item in block.items[:label] for person in item.people}
        people = self.inside(block, until, gender)
        return [person for person in people if label > _LONGEST_LABEL or person not in talking]

    def _near(self, block: BlockItems, until: int) -> Sequence[Item]:
        end = bisect_right(block.starts, until)
        return [item for item in block.items[max(0, end - _REACH) : end] if item.end <= until]

    def _tells_of_another(self, block: BlockItems, until: int) -> bool:
        """'I asked my father. He said': the last who is told of, outside of marks, has no name."""
        for item in reversed(self._near(block, until)):
            if block.is_quoted(item.start):
                continue
            if item.people:
                return False
            if item.plain in self._names.lexicon.kin:
                return True
        return False

    def _spoke(self, last: LastSpeaker | None, gender: str | None) -> list[NamedPerson]:
        name = last.speaker.name if last else None
        people = self._names.table.people
        return _fitting([person for person in people if person.name == name], gender)

    def _naming_before(self, block: BlockItems) -> BlockItems | None:
        """The paragraph before, or, where only one person is named so far, the last that does."""
        near = before = self._block_before(block)
        while before is not None and _only_speaks(before):
            near = before = self._block_before(before)
        while before is not None and not _people_of(before):
            before = self._block_before(before)
        if before is None or before is near:
            return before
        start = before.placed.end
        so_far = [person for person in self._names.table.people if person.runs[0].start < start]
        return before if len(so_far) == 1 else near

    def _block_before(self, block: BlockItems) -> BlockItems | None:
        return self._names.rows.get(self._names.before.get(block.placed.number, -1))


def _one_of(subject: Subject | None) -> NamedPerson | None:
    people = subject.mentions[0].people if subject else ()
    return people[0] if len(people) == 1 else None


def _unmarked(block: BlockItems, sentence: range) -> range:
    """The sentence; an empty one where it holds marks."""
    starts = block.starts[sentence.start : sentence.stop]
    return range(0) if any(map(block.is_quoted, starts)) else sentence


def _last_unmarked(block: BlockItems) -> range:
    return _unmarked(block, range(block.sentences[-1], len(block.items)))


def _only_speaks(block: BlockItems) -> bool:
    """A paragraph that opens with a mark and names nobody."""
    return block.placed.block.text[:1] in OPENING and not _people_of(block)


def _people_of(block: BlockItems) -> list[NamedPerson]:
    return [person for item in block.items[-_REACH:] for person in item.people]


def _fitting(people: list[NamedPerson], gender: str | None) -> list[NamedPerson]:
    distinct = list(dict.fromkeys(people))
    return [
        person
        for person in distinct
        if gender is None or not person.genders or gender in person.genders
    ]
