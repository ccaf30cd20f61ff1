"""Texts that are somebody's words as a whole: a statement, remarks, a letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.reading import BlockItems, ReleaseNames
from archive.annotators.quotations.speakers.noun_phrases.clauses import SubjectReader
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject, speaking
from archive.annotators.quotations.speakers.whole_texts.text_headings import Heading, heading_of
from archive.annotators.quotations.words import CLOSING_MARKS, OPENING
from archive.models import Release

_FEWEST = 3
_ITEMS_OF_A_LABEL = 2
_NEAR_THE_END = 10
_FEW_BETWEEN = 2
_STOPS = '.!?:;,…)”"’»'
_MOST_IN_A_LINE = 15
_MOST_PARAGRAPHS = 12
"""So far from a mark that opened a statement, its partner is looked for."""
_LABEL = re.compile(r"\W*[^\W\d_]+(?: [^\W\d_]+){0,2}:\s")


@dataclass(frozen=True, slots=True)
class TextSpeaker:
    """Whose words a paragraph is. rule: 'statement' where the text says so in so many words.

    marked: those words stand between marks; where they do not, marks inside are another's.
    """

    subject: Subject | None
    rule: str
    cue: Item | None = None
    marked: bool = False
    heading: Heading | None = None

    @property
    def people(self) -> set[NamedPerson]:
        if self.heading is not None:
            return {self.heading.person} if self.heading.person else set()
        items = self.subject.mentions if self.subject else ()
        return {person for item in items for person in item.people}


def text_speakers(
    release: Release, names: ReleaseNames, lexicon: Lexicon
) -> dict[int, TextSpeaker]:
    """For the numbers of the blocks behind 'NAME released the following statement:', who speaks."""
    speakers: dict[int, TextSpeaker] = {}
    blocks = list(names.rows.values())
    reading = _Reading(_headed_by(release, names, blocks, lexicon))
    for place, block in enumerate(blocks):
        introduced = _introduced(block, lexicon) or _announced(block, lexicon)
        if introduced is not None:
            reading = _Reading(introduced, waits=_waits(blocks[place:]))
            continue
        if reading.waits and not _opens(block):
            continue  # a sentence about the matter stands between
        if not speakers and _is_above(block, reading.speaker):
            continue
        if reading.speaker is not None and reading.ends_at(blocks[place:]):
            reading = _Reading()
        if reading.speaker is not None:
            reading.take(block)
            speakers[block.placed.number] = replace(reading.speaker, marked=bool(reading.marked))
    return speakers


def _headed_by(
    release: Release, names: ReleaseNames, blocks: Sequence[BlockItems], lexicon: Lexicon
) -> TextSpeaker | None:
    """Whose words a text is by its title: one that opens with a mark, or that its title calls a
    statement and that somebody says of himself, without any marks that open a paragraph."""
    heading = heading_of(release.title or "", names.table, lexicon) if blocks else None
    if heading is None:
        return None
    lines = takewhile(lambda block: _is_line(block) and not _opens(block), blocks)
    body = blocks[len(list(lines)) :]
    opens = bool(body) and _opens(body[0])
    own = any(item.plain in lexicon.first_person for row in body[:_FEWEST] for item in row.items)
    opens_so = any(map(_opens, blocks)) or any(map(_reports, blocks))
    if not opens and not (heading.whole and own and not opens_so):
        return None
    return TextSpeaker(None, "heading", heading=heading)


def _is_above(block: BlockItems, speaker: TextSpeaker | None) -> bool:
    """Whether a line stands between a title that names the speaker and his words."""
    headed = speaker is not None and speaker.heading is not None
    return headed and _is_line(block) and not _opens(block)


def _reports(block: BlockItems) -> bool:
    """Whether a verb of speech stands behind marks: '“…,” said NAME'."""
    items = block.items
    closed = (at for at, item in enumerate(items) if item.plain in CLOSING_MARKS)
    return any(item.kind is ItemKind.VERB for at in closed for item in items[at + 1 : at + 3])


@dataclass(slots=True)
class _Reading:
    """A statement while its paragraphs are read. marked: its first one opens with a mark, so that
    what stands between no marks is no part of it. open: a mark waits for its partner. waits: it
    begins with the next mark that opens a paragraph."""

    speaker: TextSpeaker | None = None
    marked: bool | None = None
    open: bool = False
    waits: bool = False

    def ends_at(self, blocks: Sequence[BlockItems]) -> bool:
        """Whether the first of these paragraphs is none of the statement."""
        assert self.speaker is not None
        if _ends(blocks[0], self.speaker):
            return True
        whole = self.speaker.heading is not None and not self.marked
        if self.speaker.rule != "statement" and not (self.marked or _opens(blocks[0]) or whole):
            return True
        if not (self.marked or _opens(blocks[0])) and _is_line(blocks[0]):
            return True
        if not self.marked or _opens(blocks[0]):
            return False
        return not (self.open and any(map(_only_closes, blocks[:_MOST_PARAGRAPHS])))

    def take(self, block: BlockItems) -> None:
        if self.marked is None:
            self.marked = _opens(block)
        self.waits = False
        self.open = (self.open or _opens(block)) and not _closes(block)


def _waits(blocks: Sequence[BlockItems]) -> bool:
    """'NAME made the following statement on the dam.', a paragraph about the dam, then marks."""
    if len(blocks) < _FEWEST or blocks[0].placed.block.text.rstrip()[-1:] == ":":
        return False
    return not _opens(blocks[1]) and any(map(_opens, blocks[2 : 2 + _FEW_BETWEEN]))


def _opens(block: BlockItems) -> bool:
    return block.placed.block.text.strip()[:1] in OPENING


def _closes(block: BlockItems) -> bool:
    return block.placed.block.text.strip()[-1:] in CLOSING_MARKS


def _only_closes(block: BlockItems) -> bool:
    return _closes(block) and not _opens(block)


def _introduced(block: BlockItems, lexicon: Lexicon) -> TextSpeaker | None:
    """A paragraph that ends by announcing words: '… issued the following statement on …:'."""
    if not block.holds(lexicon.statement_words):
        return None
    items = block.items
    headed = _headed(block, lexicon)
    if headed is not None or not items or items[-1].plain not in (":", ".", "—"):
        return headed
    if items[-1].plain == ":" and len(items) > 1 and items[-2].kind is ItemKind.VERB:
        return None  # 'asked about his speech, he said:'
    announcing = [number for number, item in enumerate(items) if item.plain in lexicon.statements]
    colon = items[-1].plain == ":"
    for number in reversed(announcing):
        near = [item.plain for item in items[max(0, number - 3) : number]]
        is_announced = _opens_following(items, lexicon)
        if not any(word in lexicon.following for word in near) and not (colon or is_announced):
            continue
        released = _released(items, number, lexicon) or _made_by(items, number, lexicon)
        if released is not None:
            return released
        opens = max((start for start in block.sentences if start <= number), default=0)
        verb = next(
            (
                at
                for at in range(number - 1, opens - 1, -1)
                if items[at].plain in lexicon.issues or items[at].kind is ItemKind.VERB
            ),
            -1,
        )
        owner = _owner(items, number, lexicon)
        # 'NAME’s statement follows:'
        if verb < 0 and (colon or is_announced) and owner is not None:
            return TextSpeaker(speaking(SpeakerKind.HUMAN, (owner,)), "statement", items[number])
        if verb < 0:
            continue
        subject = SubjectReader(lexicon).before(items, opens, verb)
        if subject is not None and subject.mentions[0].kind in (ItemKind.PERSON, ItemKind.BODY):
            return TextSpeaker(subject, "statement", items[verb])
    return None


def _headed(block: BlockItems, lexicon: Lexicon) -> TextSpeaker | None:
    """'Statement by NAME on the flood' and nothing else in the line; a colon says more."""
    items = block.items
    named = _label_of(block, lexicon)
    if named is not None:
        return named
    noun = next((at for at, item in enumerate(items[:3]) if item.plain in lexicon.statements), -1)
    if noun < 0 or noun + 2 >= len(items) or items[noun + 1].plain not in lexicon.authors:
        return None
    name = items[noun + 2]
    colon = items[-1].plain == ":"
    text = block.placed.block.text
    alone = colon or _is_line(block) or text.isupper()
    if name.kind is not ItemKind.PERSON or name.possessive or not alone:
        return None
    rule = "statement" if colon else "text"
    return TextSpeaker(speaking(SpeakerKind.HUMAN, (name,)), rule, items[noun])


def _opens_following(items: Sequence[Item], lexicon: Lexicon) -> bool:
    """'The following is NAME’s statement.'"""
    is_announced = any(item.plain in lexicon.following for item in items[:_FEWEST])
    return is_announced and len(items) < _MOST_IN_A_LINE


def _label_of(block: BlockItems, lexicon: Lexicon) -> TextSpeaker | None:
    """'Sen. NAME Statement:' and nothing else in the line."""
    items = [item for item in block.items if item.plain != "*"]
    if len(items) != _ITEMS_OF_A_LABEL or items[-1].plain != ":":
        return None
    name = items[0]
    is_label = name.kind is ItemKind.PERSON and name.plain.split()[-1] in lexicon.statements
    return TextSpeaker(speaking(SpeakerKind.HUMAN, (name,)), "statement") if is_label else None


def _released(items: Sequence[Item], noun: int, lexicon: Lexicon) -> TextSpeaker | None:
    """'The following statement was released by NAME on the death of OTHER:'."""
    for at in range(noun + 1, min(noun + _FEWEST + 1, len(items) - 2)):
        if items[at].plain in lexicon.issues and items[at + 1].plain in lexicon.agents:
            subject = SubjectReader(lexicon).behind(items, at + 2, len(items))
            named = subject is not None and subject.kind is SpeakerKind.HUMAN
            return TextSpeaker(subject, "statement", items[at]) if subject and named else None
    return None


def _made_by(items: Sequence[Item], noun: int, lexicon: Lexicon) -> TextSpeaker | None:
    """'The board issued the following statement from its spokesperson, NAME:'."""
    if noun + 2 >= len(items) or items[noun + 1].plain not in lexicon.authors:
        return None
    subject = SubjectReader(lexicon).behind(items, noun + 2, len(items))
    named = subject is not None and subject.kind is SpeakerKind.HUMAN
    return TextSpeaker(subject, "statement", items[noun]) if named else None


def _announced(block: BlockItems, lexicon: Lexicon) -> TextSpeaker | None:
    """A paragraph that ends with 'NAME said:': the words follow in one of their own, with marks."""
    if not block.ends_with_colon or len(block.items) < _FEWEST:
        return None
    items = block.items
    for at in range(len(items) - 2, max(0, len(items) - _NEAR_THE_END), -1):
        begin = max((start for start in block.sentences if start <= at), default=0)
        if items[at].kind is ItemKind.VERB:
            subject = SubjectReader(lexicon).before(items, begin, at)
            named = subject is not None and subject.kind is SpeakerKind.HUMAN
            return TextSpeaker(subject, "cue-left", items[at]) if subject and named else None
        if items[at].kind is ItemKind.PARTICIPLE:  # '… welcomed the new gate, adding:'
            verbs = (verb for verb in range(begin, at) if items[verb].kind is ItemKind.VERB)
            verb = next(verbs, 0)
            reader = SubjectReader(lexicon)
            subject = reader.before(items, begin, verb) if verb > begin else None
            subject = subject or reader.first_of(items, begin, at)
            known = subject is not None and subject.kind in (SpeakerKind.HUMAN, SpeakerKind.ROLE)
            return TextSpeaker(subject, "participle", items[at]) if subject and known else None
    return None


def _is_line(block: BlockItems) -> bool:
    """A short line without a stop, which is a heading and no words of anybody."""
    text = block.placed.block.text.strip()
    return text[-1:] not in _STOPS and len(text.split()) < _MOST_IN_A_LINE


def _owner(items: Sequence[Item], noun: int, lexicon: Lexicon) -> Item | None:
    """'NAME’s full statement'; in '(a response to NAME’s speech)' somebody else speaks."""
    before = [item.plain for item in items[:noun]]
    if "(" in before[len(before) - before[::-1].index(")") if ")" in before else 0 :]:
        return None
    for at in range(max(0, noun - 3), noun):
        item = items[at]
        if item.kind is ItemKind.PERSON and item.possessive and item.people:
            answers = at > 1 and items[at - 2].plain in lexicon.statements
            return None if answers and items[at - 1].plain in lexicon.prepositions else item
    return None


def _ends(block: BlockItems, speaker: TextSpeaker) -> bool:
    """A paragraph that is no part of a statement: signs, a label, one about the speaker."""
    text = block.placed.block.text.strip()
    if not any(map(str.isalpha, text)) or _LABEL.match(text):
        return True
    people = speaker.people
    spoken = text[:1] in OPENING
    return not spoken and any(people.intersection(item.people) for item in block.items)
