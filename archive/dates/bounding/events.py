"""Dated events that a text names: none of its sentences was written before they had that name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from archive.authorities.files import EventEntry
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import whole
from archive.text.prefilter import RarePattern

_BEFORE = 24
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event that bounds what names it. earliest, latest: None where it does not bound. called:
    what a text that names it holds at least."""

    id: str
    earliest: date | None
    latest: date | None
    called: RarePattern
    pattern: re.Pattern[str]
    is_term: bool  # of a head: the name beside the title


@dataclass(frozen=True, slots=True)
class Mention:
    """An event and the place where the text names it."""

    event: DatedEvent
    start: int
    end: int


def dated_events(knowledge: KnowledgeSnapshot) -> tuple[DatedEvent, ...]:
    """The events of a snapshot, ready to be found."""
    return tuple(map(_event, knowledge.events))


def mentions(knowledge: KnowledgeSnapshot, text: str) -> Iterator[Mention]:
    """The first place where each event is named."""
    for event in knowledge.derived(dated_events):
        for match in event.pattern.finditer(text) if event.called.might_match([text]) else ():
            if not event.is_term or _holds_office(text, match, knowledge):
                yield Mention(event, match.start(), match.end())
                break


def _event(entry: EventEntry) -> DatedEvent:
    is_term = bool(entry.names)
    phrases = [day for group in entry.phrases.values() for day in group]
    called = _any_of(entry.names or phrases)
    pattern = re.compile(_term(entry)) if is_term else re.compile(whole(called), re.IGNORECASE)
    return DatedEvent(entry.id, *entry.days, RarePattern([called]), pattern, is_term)


def _term(entry: EventEntry) -> str:
    """'Director General (Ambassador) NAME' and 'NAME, (the organisation's) Director General'."""
    title = _any_of(day for group in entry.titles.values() for day in group)
    name = _any_of(entry.names)
    between = r"(?:[\w.’'-]+\s+){0,3}?"
    return (
        rf"(?<!\w)(?:{title})\s*,?\s+{between}(?:{name})(?!\w|-)"
        rf"|(?<!\w)(?:{name})\s*,\s+{between}(?:{title})(?!\w|-)"
    )


def _any_of(phrases: Iterable[str]) -> str:
    """The phrases as an alternation that takes any white space and any hyphen."""
    longest = sorted(phrases, key=len, reverse=True)
    escaped = (
        re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\-", "[-‐‑–]") for phrase in longest
    )
    return "|".join(escaped)


def _holds_office(text: str, match: re.Match[str], knowledge: KnowledgeSnapshot) -> bool:
    around = text[max(0, match.start() - _BEFORE) : match.end()].lower()
    return not knowledge.derived(_not_held) & set(_WORD.findall(around))


def _not_held(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    return frozenset(joined(knowledge.languages, lambda language: language.posts.not_held))
