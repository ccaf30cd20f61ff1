"""Turns of a transcript: paragraphs that open with the label of who speaks."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.spans import PlacedBlock
from archive.annotators.quotations.words import CAPITAL

_NOTE = r"(?:\([^)]{1,40}\)\s?)?"
_SHOUTED = re.compile(rf"(?P<label>{CAPITAL}(?:{CAPITAL}|[ .,’'()-]){{0,60}}?)\s?{_NOTE}:\s+(?=\S)")
_NAMED = re.compile(rf"(?P<label>{CAPITAL}[\w.’'-]*(?: [\w.’'-]+){{0,5}}?)\s?{_NOTE}:\s+(?=\S)")
_SHORT = re.compile(r"(?P<label>[QA])(?:[.:]\s+|\s{1,6})(?=[^\W\d_a-z]|[—–“\"(…-])")
_BEHIND = r"(?<=[.!?…)”\"—–-])\s+"
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a turn within one paragraph. start, end: offsets of the release's text."""

    label: str
    block: int
    start: int
    end: int
    opens: bool
    """It begins with its label, and does not go on with the paragraph before."""


class _Label(NamedTuple):
    label: str
    start: int
    end: int


def stretches_of(
    blocks: Sequence[PlacedBlock], lexicon: Lexicon, surnames: Container[str]
) -> dict[int, list[Stretch]]:
    """The turns of a transcript by the numbers of their blocks: a text with three labels or more,
    two alike or one that asks, and at least one of a person ('INTERVAL: … PRICE: …' is a list).

    surnames: of the people of the release.
    """
    speaking = [block for block in blocks if block.speaks]
    opening = {block.number: label for block in speaking if (label := _opening(block, lexicon))}
    names = Counter(label.label for label in opening.values())
    alike = any(count > 1 or asks(name, lexicon) for name, count in names.items())
    people = any(_is_person(name, lexicon) or _surname(name) in surnames for name in names)
    if names.total() < _FEWEST or not alike or not people:
        return {}
    inside = _inside(names)
    stretches: dict[int, list[Stretch]] = {}
    current = ""
    for block in speaking:
        labels = [opening[block.number]] if block.number in opening else []
        labels += [_placed(match, block.start) for match in inside.finditer(block.block.text)]
        stretches[block.number] = list(_parted(block, labels, current))
        current = labels[-1].label if labels else current
    return stretches


def asks(label: str, lexicon: Lexicon) -> bool:
    """Whether a label names a role in the conversation and no person."""
    words = plain(label).replace(".", "").split()
    return all(word in lexicon.asking or word.isdigit() for word in words)


def _parted(block: PlacedBlock, labels: Sequence[_Label], before: str) -> Iterator[Stretch]:
    """What stands before the first label belongs to the turn before."""
    first = labels[0].start if labels else block.end
    if before and first > block.start:
        yield Stretch(before, block.number, block.start, first, opens=False)
    ends = [label.start for label in labels[1:]] + [block.end]
    for label, end in zip(labels, ends, strict=False):
        yield Stretch(label.label, block.number, label.end, end, opens=True)


def _opening(block: PlacedBlock, lexicon: Lexicon) -> _Label | None:
    """'NAME: …', 'Mr Name: …', or the Q and A of an interview, whose sign may be missing."""
    text = block.block.text
    short = _SHORT.match(text) if text[:1] == "Q" or text[1:2] in (".", ":") else None
    match = _SHOUTED.match(text) or short
    named = _NAMED.match(text) if match is None else None
    if named is not None and _is_person(named["label"], lexicon):
        match = named
    if match is None or named is None:
        return _placed(match, block.start) if match else None
    label = _placed(match, block.start)
    last = plain(label.label.split()[-1])
    ends_in_verb = lexicon.verbs.length_at([last], 0) and len(label.label.split()) > 1
    return label._replace(label=label.label.rpartition(" ")[0]) if ends_in_verb else label


def _is_person(label: str, lexicon: Lexicon) -> bool:
    """Whether a label in small letters asks, or opens with a title or a first name."""
    words = [word.rstrip(".") for word in plain(label).split()]
    if asks(label, lexicon):
        return True
    titled = lexicon.courtesy.length_at(words, 0) or lexicon.posts.length_at(words, 0)
    return bool(titled) or (len(words) < 4 and words[0] in lexicon.given)


def _surname(label: str) -> str:
    return plain(label).split()[-1].strip(".,()")


def _inside(names: Iterable[str]) -> re.Pattern[str]:
    """The labels in the midst of a paragraph whose lines were run together."""
    longer = [re.escape(name) for name in names if len(name) > 1]
    label = "|".join(sorted(longer, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"{_BEHIND}(?P<label>{label})\s?{_NOTE}:\s+")


def _placed(match: re.Match[str], offset: int) -> _Label:
    return _Label(match["label"].strip(" ."), offset + match.start(), offset + match.end())
