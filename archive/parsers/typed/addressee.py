"""Whom a letter is written to: the name and post above its greeting, which do not send it."""

from collections.abc import Sequence
from dataclasses import replace

from archive.models import HeadRole
from archive.parsers.typed.headlines import Entry
from archive.parsers.typed.lines import TypedLine
from archive.parsers.typed.words import HeadPatterns
from archive.text.folding import fold

_TELLING = 3
"""So many letters at least has a word of a greeting that tells who is greeted."""


def with_addressee(
    entries: Sequence[Entry], first: TypedLine, patterns: HeadPatterns
) -> list[Entry]:
    """The entries, those as of the addressee that stand together right above the greeting, open
    with a name and hold who is greeted: 'Mr Paul Lind', 'Minister for Ports', 'Dear Minister'.

    first: the line with which the text begins.
    """
    if not entries or not patterns.salutation.match(first.text):
        return list(entries)
    chunk = entries[-1].chunk
    block = [entry for entry in entries if entry.chunk == chunk]
    if len(block) in (1, len(entries)) or not block[0].line.people:
        return list(entries)
    greeted = {word for word in fold(first.text).split() if len(word) >= _TELLING}
    if greeted.isdisjoint(fold(" ".join(entry.line.text for entry in block)).split()):
        return list(entries)
    return [_addressed(entry) if entry.chunk == chunk else entry for entry in entries]


def _addressed(entry: Entry) -> Entry:
    return replace(entry, line=replace(entry.line, role=HeadRole.ADDRESSEE, people=()))
