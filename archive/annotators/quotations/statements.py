"""Texts that are somebody's words as a whole: a statement, remarks, a letter."""

import re
from dataclasses import dataclass

from archive.annotators.quotations.clauses import SubjectReader
from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.reading import BlockItems, ReleaseNames
from archive.annotators.quotations.subject import Subject
from archive.annotators.quotations.words import OPENING
from archive.models import Release

_LABEL = re.compile(r"\W*[^\W\d_]+(?: [^\W\d_]+){0,2}:\s")


@dataclass(frozen=True, slots=True)
class TextSpeaker:
    """Whose words a paragraph is. rule: 'statement' where the text says so in so many words."""

    subject: Subject
    rule: str
    cue: Item | None = None


def text_speakers(
    release: Release, names: ReleaseNames, lexicon: Lexicon
) -> dict[int, TextSpeaker]:
    """For the numbers of the blocks behind 'NAME released the following statement:', who speaks."""
    speakers: dict[int, TextSpeaker] = {}
    current: TextSpeaker | None = None
    for block in names.rows.values():
        introduced = _introduced(block, lexicon)
        if introduced is not None:
            current = introduced
            continue
        if current is not None and _ends(block, current):
            current = None
        if current is not None:
            speakers[block.placed.number] = current
    return speakers


def _introduced(block: BlockItems, lexicon: Lexicon) -> TextSpeaker | None:
    """A paragraph that ends by announcing words: '… issued the following statement on …:'."""
    items = block.items
    if not items or items[-1].plain not in (":", ".", "—"):
        return None
    announcing = [number for number, item in enumerate(items) if item.plain in lexicon.statements]
    colon = items[-1].plain == ":"
    for number in reversed(announcing):
        near = [item.plain for item in items[max(0, number - 3) : number]]
        if not any(word in lexicon.following for word in near) and not colon:
            continue
        verb = next(
            (
                at
                for at in range(number - 1, -1, -1)
                if items[at].plain in lexicon.issues or items[at].kind is ItemKind.VERB
            ),
            -1,
        )
        if verb < 0:
            continue
        begin = max((start for start in block.sentences if start <= verb), default=0)
        subject = SubjectReader(lexicon).before(items, begin, verb)
        if subject is not None and subject.mentions[0].kind in (ItemKind.PERSON, ItemKind.BODY):
            return TextSpeaker(subject, "statement", items[verb])
    return None


def _ends(block: BlockItems, speaker: TextSpeaker) -> bool:
    """A paragraph that is no part of a statement: signs, a label, one about the speaker."""
    text = block.placed.block.text.strip()
    if not any(map(str.isalpha, text)) or _LABEL.match(text):
        return True
    people = {person for item in speaker.subject.mentions for person in item.people}
    spoken = text[:1] in OPENING
    return not spoken and any(people.intersection(item.people) for item in block.items)
