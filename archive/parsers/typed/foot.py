"""Who signs a typed text: a name beside a post, or behind a title, under its last paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.models import HeadLine, HeadRole
from archive.parsers.typed.headlines import Entry
from archive.parsers.typed.letterhead import EDGES, Called, with_names
from archive.parsers.typed.lines import TypedLine, typed_lines
from archive.parsers.typed.marks import parts_of
from archive.parsers.typed.prose import lower_share
from archive.parsers.typed.words import HeadPatterns

_READ, _MOST = 30, 10
"""In so many lines at the end of a text a signature has so many at most."""
_NEAR = 8
_TOLD = (HeadRole.SENDER, HeadRole.TEXT, HeadRole.KIND)
_PROSE, _LOWER, _MOSTLY, _FEWEST = 45, 0.36, 0.5, 8
_STOP = re.compile(r"[.!?][\"'”’»)]*$")
_REACHED = re.compile(r"@|(?:\d[ ()-]*){6}")


def signatures(source: Sequence[str], start: int, patterns: HeadPatterns) -> tuple[HeadLine, ...]:
    """The lines of a signature, with whom they name. Beside a number to call stands who answers
    for the text, and no signature.

    start: the line of the source, from 1, with which the text begins.
    """
    first = max(start, len(source) - _READ)
    foot = [replace(line, number=first + line.number) for line in typed_lines(source[first:])]
    if below := next(_closed(foot, patterns), ()):
        return tuple(_of_letter(below, patterns))
    entries = [
        Entry(part, line.chunk, line.centred)
        for line in _below_prose(foot)
        for part in parts_of(line, patterns)
    ]
    called = Called("\n".join(source), patterns)
    signing = [entry.line for entry in with_names(entries, called, patterns)]
    reached = [line.number for line in signing if _REACHED.search(line.text)]
    signing = [
        line
        for line in signing
        if line.role == HeadRole.SENDER
        and all(abs(line.number - number) > _NEAR for number in reached)
    ]
    texts = [entry.line.text for entry in entries if entry.line.role in _TOLD]
    texts = [text for text in texts if not patterns.kind.fullmatch(text)]
    if not any(patterns.post.search(line.text) for line in signing):
        return ()
    if any(patterns.answering.search(text) for text in texts):
        return ()
    return tuple(replace(line, role=HeadRole.SIGNATURE) for line in signing)


def _closed(lines: Sequence[TypedLine], patterns: HeadPatterns) -> Iterator[Sequence[TypedLine]]:
    """What stands below the words that close a letter."""
    for number, line in enumerate(lines):
        if patterns.closing.match(line.text):
            yield lines[number + 1 :]


def _of_letter(lines: Sequence[TypedLine], patterns: HeadPatterns) -> Iterator[HeadLine]:
    """The name in the first line below those words; further down may stand whom it is for."""
    text = lines[0].text.strip(EDGES)
    for pattern in (patterns.person, patterns.name):
        named = pattern.match(text)
        if named and (name := patterns.name_in(named)) and text.endswith(name):
            yield HeadLine(HeadRole.SIGNATURE, lines[0].text, lines[0].number, (name,))
            return


def _below_prose(lines: Sequence[TypedLine]) -> Sequence[TypedLine]:
    """The last lines, down from behind the last of a paragraph."""
    for number in range(len(lines), max(0, len(lines) - _MOST), -1):
        text = lines[number - 1].text
        ends = bool(_STOP.search(text)) and lower_share(text) >= _LOWER
        ends = ends and (text[0].islower() or len(text.split()) >= _FEWEST)
        if ends or (len(text) >= _PROSE and lower_share(text) >= _MOSTLY):
            return lines[number:]
    return lines[-_MOST:]
