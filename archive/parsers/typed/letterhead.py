"""Who stands in the lines of a letterhead, by how the text below calls him.

A letterhead prints names without any title, and no list of first names is whole. Whom the text
calls by a surname ('Mr Kos', 'KOS:') the letterhead names: 'Minister for Ports Ana Kos'; and what
stands alone above or below a post, and has no word that the text prints in small letters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from archive.models import HeadLine, HeadRole
from archive.parsers.typed.headlines import Entry
from archive.parsers.typed.words import HeadPatterns
from archive.text.folding import fold
from archive.text.letter_case import printed_small

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LABEL = re.compile(r"(?m)^(?:[A-ZÀ-Þ][\w.’'-]* ){0,3}([A-ZÀ-Þ][A-ZÀ-Þ’'-]+) ?:")
_ENDS = re.compile(r"\W*$|\W{0,2}[,;:&/|–—(-]| and(?!\w)", re.IGNORECASE)
"""What stands behind a name in a letterhead; 'KOS MEETS PETEK FOR TALKS' is a headline."""
_READ = 20_000
EDGES = " \t,;:|·•*()–—.-_="
_NEAR = 1
"""A name stands in the stretch of its post, or in the one beside it."""


class Called:
    """How a text below a head calls people, each read when a letterhead first asks for it."""

    def __init__(self, text: str, patterns: HeadPatterns) -> None:
        self._text = text[:_READ]
        self._titles = patterns.titles

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Those behind a title, and in the labels of turns."""
        surnames = {fold(label[1]) for label in _LABEL.finditer(self._text)}
        words, folded = self._words, self._folded
        for title, first, second in zip(words, words[1:], words[2:], strict=False):
            if first[0].isupper() and folded[title] in self._titles:
                surnames.update(folded[word] for word in (first, second) if word[0].isupper())
        return frozenset(surnames) - self.small

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that it prints in small letters."""
        return frozenset(map(fold, printed_small(self._text)))

    @cached_property
    def capital(self) -> frozenset[str]:
        """Those that it prints with a capital."""
        return frozenset(form for word, form in self._folded.items() if word[0].isupper())

    @cached_property
    def _words(self) -> list[str]:
        return _WORD.findall(self._text)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {word: fold(word) for word in set(self._words)}


def with_names(entries: Sequence[Entry], called: Called, patterns: HeadPatterns) -> Iterator[Entry]:
    """The entries, each that names somebody with his name."""
    for number, entry in enumerate(entries):
        line = entry.line
        if line.role == HeadRole.SENDER:
            people = _people(line, called, patterns)
            if _is_nobody(entries, number, called, patterns):
                people = ()
            yield replace(entry, line=replace(line, people=people))
        elif (
            line.role == HeadRole.TEXT
            and _beside_post(entries, number)
            and (name := _lone_name(line.text, called, patterns))
        ):
            yield replace(entry, line=replace(line, role=HeadRole.SENDER, people=(name,)))
        else:
            yield entry


def _people(line: HeadLine, called: Called, patterns: HeadPatterns) -> tuple[str, ...]:
    """Whom a line of a letterhead names: who shows there, and whose surname the text calls."""
    known = {word for name in line.people for word in fold(name).split()}
    more = (
        match["name"]
        for match in patterns.name.finditer(line.text)
        if _ENDS.match(line.text, match.end("name"))
        and fold(match["surname"]) in called.surnames
        and known.isdisjoint(fold(match["name"]).split())
        and _is_no_word(match["name"], called)
    )
    return (*line.people, *more)


def _lone_name(text: str, called: Called, patterns: HeadPatterns) -> str | None:
    """The name of which a line is nothing more."""
    plain = text.strip(EDGES)
    match = patterns.name.match(plain)
    alone = match and match.end("name") == len(plain)
    return match["name"] if match and alone and _is_no_word(match["name"], called) else None


def _is_nobody(
    entries: Sequence[Entry], number: int, called: Called, patterns: HeadPatterns
) -> bool:
    """Whether a line is a name alone that the text below never calls, with no post beside it: who
    answers for the text, or typed it."""
    line = entries[number].line
    if len(line.people) != 1 or line.text.strip(EDGES) != line.people[0]:
        return False
    if fold(line.people[0]).rpartition(" ")[2] in called.capital:
        return False
    beside = (entries[at].line for at in (number - 1, number + 1) if 0 <= at < len(entries))
    return not any(patterns.post.search(other.text) for other in beside)


def _is_no_word(name: str, called: Called) -> bool:
    return called.small.isdisjoint(fold(name).split())


def _beside_post(entries: Sequence[Entry], number: int) -> bool:
    """Whether the line above or below is of a letterhead and names nobody."""
    for other in (number - 1, number + 1):
        if 0 <= other < len(entries):
            line = entries[other].line
            near = abs(entries[other].chunk - entries[number].chunk) <= _NEAR
            if near and line.role == HeadRole.SENDER and not line.people:
                return True
    return False


def without_headlines(entries: Sequence[Entry], small: frozenset[str]) -> list[Entry]:
    """The entries; names are a headline's, and one line with it, where the next goes on with a
    verb, no small word: 'Ana Kos MP and Ivo Petek MP / commend the new harbour'."""
    kept: list[Entry] = []
    for entry in entries:
        text = entry.line.text
        is_verb = text[:1].islower() and text.split()[0] not in small
        if entry.line.role == HeadRole.TEXT and is_verb:
            while kept and kept[-1].line.people and entry.chunk - kept[-1].chunk <= _NEAR:
                entry = _joined(kept.pop(), entry)
        kept.append(entry)
    return kept


def _joined(names: Entry, entry: Entry) -> Entry:
    text = f"{names.line.text} {entry.line.text}"
    line = replace(names.line, role=HeadRole.TEXT, text=text, people=())
    return replace(names, line=line)
