"""The head of a typed text: its lines with their roles, its headline, where the text begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import HeadLine, HeadRole
from archive.parsers.typed.addressee import with_addressee
from archive.parsers.typed.headlines import Entry, Headline, headline_of
from archive.parsers.typed.letterhead import Called, with_names, without_headlines
from archive.parsers.typed.lines import TypedLine, typed_lines
from archive.parsers.typed.marks import parts_of
from archive.parsers.typed.prose import SmallWords, first_of_text, mostly_upper, small_words
from archive.parsers.typed.units import goes_over, is_sender, people_of
from archive.parsers.typed.words import HeadPatterns, head_patterns
from archive.text.words import POSSESSIVE

_MATTER = 4
"""A post's matter goes on in the next line with so many words at most."""
_SHORT = 70
_READ = 400
"""How many lines are looked at for a head and its headline."""


_CAPITALISED = re.compile(r"(?<= )[A-Z][a-z]{0,3}(?= \w)")
_DAY_AND_MONTH = re.compile(r"\d{1,2}(?:[a-z]{2})? [^\W\d_]{3,9},?$")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\w)")
_LONGEST_RUN_ON = 160
_RUN_ON = 0.5


@dataclass(frozen=True, slots=True)
class Head:
    """lines: all lines of the head with their roles. headline: the title, or None where the head
    prints none. start: the line of the file, from 1, with which the text begins, and `opening`, as
    much of that line as belongs to it."""

    lines: tuple[HeadLine, ...]
    headline: Headline | None
    start: int
    opening: str

    def of(self, *roles: HeadRole) -> Iterator[HeadLine]:
        """The lines of these roles, in order."""
        return (line for line in self.lines if line.role in roles)


def read_head(knowledge: KnowledgeSnapshot, source: Sequence[str]) -> Head:
    """The head of a text of these lines. What is no head is left to the text."""
    patterns = knowledge.derived(head_patterns)
    small = knowledge.derived(small_words)
    lines = list(islice(typed_lines(source), _READ))
    start = first_of_text(lines, patterns, small)
    whole = list(_whole_lines(lines[:start], patterns, small.words))
    entries = list(_settled(list(_entries(whole, patterns)), patterns))
    below = lines[start:]
    if below:
        entries = with_addressee(entries, below[0], patterns)
    body = " ".join(line.text for line in below[:60])
    called = Called("\n".join(line.text for line in below), patterns)
    named = list(with_names(entries, called, patterns))
    entries = without_headlines(named, patterns.joins | small.words)
    headline = headline_of(entries, body, patterns)
    if start >= len(lines):
        return Head(_with_roles(entries, headline), headline, len(source) + 1, "")
    first = lines[start]
    opening = " ".join(line.text for line in lines[start:] if line.number == first.number)
    if headline is None and (end := _end_of_run_on(opening, small)):
        headline = Headline(opening[:end].rstrip(), frozenset(), _RUN_ON)
        opening = opening[end:].lstrip()
    roles = _with_roles(entries, headline)
    if patterns.salutation.match(first.text):  # whom it greets is told of the head, and stays text
        roles = (*roles, HeadLine(HeadRole.SALUTATION, first.text, first.number))
    return Head(roles, headline, first.number, opening)


def _whole_lines(
    lines: Sequence[TypedLine], patterns: HeadPatterns, small: frozenset[str]
) -> Iterator[TypedLine]:
    """The lines of a head; one that ends in a small word is whole with the next."""
    pending: TypedLine | None = None
    for line, after in zip_longest(lines, lines[1:]):
        following = after.text if after is not None else ""
        if pending is not None:
            line = replace(line, text=f"{pending.text} {line.text}", number=pending.number)
        is_open = _is_open(line, following, small) or patterns.heads_headline(line.text)
        pending = line if is_open else None
        if pending is None:
            yield line
    if pending is not None:
        yield pending


def _is_open(line: TypedLine, following: str, small: frozenset[str]) -> bool:
    if _DAY_AND_MONTH.search(line.text) and _YEAR.match(following):
        return True
    last = line.text.split()[-1].lower()
    return len(line.text) <= _SHORT and (last in small or last == "&")


def _entries(lines: Sequence[TypedLine], patterns: HeadPatterns) -> Iterator[Entry]:
    for line in lines:
        for part in parts_of(line, patterns):
            yield Entry(part, line.chunk, line.centred)


def _settled(entries: Sequence[Entry], patterns: HeadPatterns) -> Iterator[Entry]:
    """The entries, those whole in which a post's matter or an interview's subjects go on."""
    kept: Entry | None = None
    last_text = max((n for n, entry in enumerate(entries) if _is(entry, HeadRole.TEXT)), default=-1)
    for number, entry in enumerate(entries):
        following = entries[number + 1] if number + 1 < len(entries) else entry
        more = number < last_text or _is(following, HeadRole.SENDER)
        if kept is not None and _goes_on(kept, entry, more, patterns):
            text = f"{kept.line.text} {entry.line.text}"
            role = HeadRole.SENDER if _is(entry, HeadRole.SENDER) else kept.line.role
            people = people_of(text, patterns) if role == HeadRole.SENDER else ()
            kept = replace(kept, line=replace(kept.line, role=role, text=text, people=people))
            continue
        if kept is not None:
            yield kept
        kept = entry
    if kept is not None:
        yield kept


def _is(entry: Entry, role: HeadRole) -> bool:
    return entry.line.role == role


def _goes_on(above: Entry, entry: Entry, more: bool, patterns: HeadPatterns) -> bool:
    """more: whether another line of TEXT follows, which may be the headline, or a letterhead goes
    on."""
    near = entry.chunk - above.chunk <= (above.line.text[-1:] == ",")
    if _is(above, HeadRole.SUBJECT):
        label = len(above.line.text.split()) == 1
        return entry.chunk - above.chunk <= label and _is(entry, HeadRole.TEXT)
    if _is(above, HeadRole.TEXT) and _is(entry, HeadRole.SENDER):
        return near and _ends_body(above.line.text, entry.line.text, patterns)
    if not (_is(above, HeadRole.SENDER) and _is(entry, HeadRole.TEXT)):
        return False
    text, words = entry.line.text, entry.line.text.split()
    if entry.chunk - above.chunk > 1 or mostly_upper(text) != mostly_upper(above.line.text):
        return False
    if patterns.sender_word.match(text) and is_sender(above.line.text, patterns):
        return False  # 'Department of Ports', 'Office of Public Affairs'
    if words[0].lower() in patterns.joins and len(words) <= 2 * _MATTER:
        return is_sender(f"{above.line.text} {text}", patterns)
    again = POSSESSIVE.sub("", words[0]).lower() in above.line.text.lower().split()
    known = near and not again and patterns.sender_word.search(text)
    if known and goes_over(above.line.text, text, patterns):
        return True
    joins = any(word.lower() in patterns.joins for word in words)
    short = more and near and len(words) <= (_MATTER if joins else _MATTER // 2)
    return short and is_sender(f"{above.line.text} {text}", patterns)


def _ends_body(above: str, text: str, patterns: HeadPatterns) -> bool:
    """Whether the name of a body ends in a line of its own: 'SAVA REFUGEE ADVISORY / COUNCIL'."""
    return (
        len(text.split()) == 1
        and len(above) <= _SHORT
        and mostly_upper(text) == mostly_upper(above)
        and is_sender(f"{above} {text}", patterns)
    )


def _end_of_run_on(opening: str, small: SmallWords) -> int | None:
    """Where a headline ends from which its line went on: before the first small word that opens a
    sentence with no stop before it, 'Ferries return to Encar The ferries that left'."""
    for word in _CAPITALISED.finditer(opening[:_LONGEST_RUN_ON]):
        before = opening[: word.start()].split()
        if word[0].lower() in small.words and len(before) >= _MATTER:
            return word.start() if before[-1][-1] not in ".,;:–—-" else None
    return None


def _with_roles(entries: Sequence[Entry], headline: Headline | None) -> tuple[HeadLine, ...]:
    chosen = headline.entries if headline else frozenset()
    return tuple(
        replace(entry.line, role=HeadRole.HEADLINE) if number in chosen else entry.line
        for number, entry in enumerate(entries)
    )
