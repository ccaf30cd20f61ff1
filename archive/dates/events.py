"""Dated events that a text names: none of its sentences was written before they had that name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import yaml

from archive.errors import DataError
from archive.text.cues import load_cues

_BEFORE = 24
_WORD = re.compile(r"\w+")


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """One event as written down. phrases, titles: by language. names: of a head in office."""

    id: str
    gives: Literal["earliest", "latest", "both"]
    from_: date | None = None
    to: date | None = None
    phrases: Mapping[str, tuple[str, ...]] = {}
    names: tuple[str, ...] = ()
    titles: Mapping[str, tuple[str, ...]] = {}
    note: str = ""


class _Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    not_in_office: frozenset[str]


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event that bounds what names it. earliest, latest: None where it does not bound."""

    id: str
    earliest: date | None
    latest: date | None
    pattern: re.Pattern[str]
    is_term: bool  # of a head: the name beside the title


@dataclass(frozen=True, slots=True)
class Mention:
    """An event and the place where the text names it."""

    event: DatedEvent
    start: int
    end: int


@cache
def load_events(files: tuple[Path, ...] = ()) -> tuple[DatedEvent, ...]:
    """The events of data/cues/events.yaml and of a collection's own files.

    Raises DataError that names the file and what is wrong with it.
    """
    rows = list(load_cues("events", tuple[_Row, ...]))
    for path in files:
        try:
            rows += msgspec.convert(
                yaml.safe_load(path.read_text(encoding="utf-8")), tuple[_Row, ...]
            )
        except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
            raise DataError(f"events file {path}: {error}") from error
    return tuple(map(_event, rows))


def mentions(text: str, events: Sequence[DatedEvent]) -> Iterator[Mention]:
    """The first place where each event is named."""
    for event in events:
        for match in event.pattern.finditer(text):
            if not event.is_term or _holds_office(text, match):
                yield Mention(event, match.start(), match.end())
                break


def _event(row: _Row) -> DatedEvent:
    is_term = bool(row.names)
    phrases = [one for group in row.phrases.values() for one in group]
    wanted = (
        row.from_ if row.gives != "latest" else None,
        row.to if row.gives != "earliest" else None,
    )
    if not any(wanted) or is_term == bool(phrases):
        raise DataError(
            f"event {row.id!r}: gives {row.gives!r} needs its day, and phrases or names"
        )
    pattern = _term(row) if is_term else rf"(?<!\w)(?:{_any_of(phrases)})(?!\w)"
    return DatedEvent(row.id, *wanted, re.compile(pattern, 0 if is_term else re.I), is_term)


def _term(row: _Row) -> str:
    """'Director General (Ambassador) NAME' and 'NAME, (the organisation's) Director General'."""
    title = _any_of(one for group in row.titles.values() for one in group)
    name = _any_of(row.names)
    between = r"(?:[\w.’'-]+\s+){0,3}?"
    return (
        rf"(?<!\w)(?:{title})\s*,?\s+{between}(?:{name})(?!\w|-)"
        rf"|(?<!\w)(?:{name})\s*,\s+{between}(?:{title})(?!\w|-)"
    )


def _any_of(phrases: Iterable[str]) -> str:
    """The phrases as an alternation that takes any white space and any hyphen."""
    longest = sorted(phrases, key=len, reverse=True)
    escaped = (re.escape(one).replace(r"\ ", r"\s+").replace(r"\-", "[-‐‑–]") for one in longest)
    return "|".join(escaped)


def _holds_office(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - _BEFORE) : match.end()].lower()
    return not _not_in_office() & set(_WORD.findall(around))


@cache
def _not_in_office() -> frozenset[str]:
    return load_cues("offices_held", _Offices).not_in_office
