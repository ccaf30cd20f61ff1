"""Turns of a transcript: paragraphs that open with the label of who speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.spans import PlacedBlock

_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё]"
_LABEL = re.compile(
    rf"(?P<label>{_CAPITAL}(?:{_CAPITAL}|[ .,’'()-]){{0,60}}?)\s?(?:\([^)]{{1,40}}\)\s?)?:\s+(?=\S)"
)
_SHORT = re.compile(r"(?P<label>[QA])(?:[.:]\s+|\s{1,6})(?=[^\W\d_a-z])")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One label and the paragraphs until the next. blocks: their numbers; start: where the words
    of the first begin, in offsets of the release's text."""

    label: str
    start: int
    blocks: tuple[int, ...]


def turns_of(blocks: Sequence[PlacedBlock], lexicon: Lexicon) -> list[Turn]:
    """The turns of a transcript: a text with three labels or more, two alike or one that asks."""
    labels = [(block, match) for block in blocks if block.speaks and (match := _label(block))]
    names = [match["label"] for _, match in labels]
    alike = len(set(names)) < len(names) or any(asks(name, lexicon) for name in names)
    if len(labels) < _FEWEST or not alike:
        return []
    speaking = [block.number for block in blocks if block.speaks]
    places = {number: place for place, number in enumerate(speaking)}
    turns: list[Turn] = []
    for number, (block, match) in enumerate(labels):
        following = labels[number + 1][0].number if number + 1 < len(labels) else None
        end = places[following] if following is not None else len(speaking)
        inside = tuple(speaking[places[block.number] : end])
        turns.append(Turn(match["label"].strip(" ."), block.start + match.end(), inside))
    return turns


def asks(label: str, lexicon: Lexicon) -> bool:
    """Whether a label names a role in the conversation and no person."""
    words = plain(label).replace(".", "").split()
    return all(word in lexicon.asking or word.isdigit() for word in words)


def _label(block: PlacedBlock) -> re.Match[str] | None:
    """'NAME: …', or the Q and A of an interview, whose sign may be missing."""
    text = block.block.text
    short = _SHORT.match(text) if text[:1] == "Q" or text[1:2] in (".", ":") else None
    return _LABEL.match(text) or short
