"""The parts of a release in which it says who sends it: letterhead, first sentences, signature."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.models import Release

_LETTERHEAD, _LEAD, _SIGNATURE = 8, 3, 4
"""How many blocks each is at most; a letterhead ends where the first sentence begins."""
_HEADLINE, _SUBJECTS = "headline", "kind-and-subjects"
_READ_OF_BLOCK = 3_000
"""How many letters are read of one block."""
_SENTENCE = 110
"""A block of more letters, half of its words small ones, or a third and a stop, is prose."""
_STOP = re.compile(r"[.!?:][\"'”’»)]*\s*$")
_REACHED = re.compile(r"@|(?:\d[ ()-]*){6}")
_NO_SIGNATURE = re.compile(r":\s|^\W*\(|\|")
_LONGEST_SIGNATURE = 16
"""Words of a block that is a name with a post, two at most."""
_FEWEST_OF_LIST = 2
_FEWEST = 8
"""A shorter sentence has so many words at least, a third of them small ones, and ends in a stop."""
_LONG = 4
"""Letters of a word in small ones that such a sentence has: 'From the Minister for Ports and the
Quay.' is a letterhead."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block, and where it stands. method: 'letterhead', 'lead', 'signature' or 'headline'."""

    method: str
    place: str
    text: str

    @classmethod
    def of(cls, method: str, place: str, text: str) -> "Passage":
        return cls(method, place, text[:_READ_OF_BLOCK])


def passages_of(release: Release) -> Iterator[Passage]:
    """The parts in the order in which they are believed, each a block. Beside a number to call
    stands who answers for the text, and no signature."""
    blocks = [(f"block {number}", block.text) for number, block in enumerate(release.blocks)]
    first = next((n for n, (_, text) in enumerate(blocks) if is_prose(text)), len(blocks))
    lead = first + _LEAD
    if _title_is(release) not in (_HEADLINE, _SUBJECTS) and not _is_sentence(release.title):
        yield Passage.of("letterhead", "title", release.title)
    yield from (Passage.of("letterhead", *block) for block in blocks[: min(first, _LETTERHEAD)])
    yield from (
        Passage.of("lead", *block) for block in blocks[first:lead] if not _is_list(block[1])
    )
    signed = [
        block for block in blocks[max(lead, len(blocks) - _SIGNATURE) :] if _may_sign(block[1])
    ]
    # Of several lines of a name with a post behind it each is one of a list.
    if sum("," in text for _, text in signed) < _FEWEST_OF_LIST:
        yield from (Passage.of("signature", *block) for block in signed)


def _is_sentence(title: str) -> bool:
    """Whether a title is the first sentence of a text that has none."""
    return bool(_STOP.search(title)) and is_prose(title)


def _is_list(text: str) -> bool:
    """Whether a block is lines of names or links, as of those who are appointed."""
    lines = text.split("\n")
    return len(lines) >= _FEWEST_OF_LIST and not any(map(is_prose, lines))


def _may_sign(text: str) -> bool:
    """Whether a block is a name or a post alone: no turn of a talk, aside or list."""
    short = len(text.split()) <= _LONGEST_SIGNATURE
    return short and not _NO_SIGNATURE.search(text) and not is_prose(text) and not is_reached(text)


def headline_of(release: Release) -> Iterator[Passage]:
    """The title, but that of an interview, which is made of what was talked about."""
    if _title_is(release) != _SUBJECTS:
        yield Passage.of(_HEADLINE, "title", release.title)


def _title_is(release: Release) -> str:
    """The method by which the title was found."""
    titles = (piece.method for piece in release.evidence if piece.field == "title")
    return next(titles, "")


def is_reached(text: str) -> bool:
    """Whether a line holds a number to call or an address to write to."""
    return bool(_REACHED.search(text))


@lru_cache(256)
def is_prose(text: str) -> bool:
    """Whether a block is sentences, and no line of a letterhead. Kept for the blocks of a release,
    which each question of who sends it reads again."""
    words = text.split()
    small = sum(word.islower() for word in words)
    stopped = bool(_STOP.search(text))
    if len(text) > _SENTENCE:
        return small * 2 > len(words) or (stopped and small * 3 > len(words))
    says = any(word.islower() and len(word) >= _LONG for word in words[1:])
    return stopped and says and len(words) >= _FEWEST and small * 3 >= len(words)
