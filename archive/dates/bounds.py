"""Between which days an undated release was issued, with the ground for each bound.

Rather no bound than a wrong one: a reference counts only where its verb stands at the date.
Values of evidence are intervals as EDTF writes them: '2020-03-11/..' not earlier, '../2020-12-31'
not later.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import msgspec

from archive.dates.events import DatedEvent, mentions
from archive.dates.printed import FIRST_YEAR, DateKind, PrintedDate, days_of, find_dates
from archive.dates.words import date_words
from archive.models import Evidence
from archive.text.cues import load_cues

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"»’)]*\s+(?=[^\W\d_a-zà-ÿа-я]|[“\"«„¿¡])|\n+")
_WORDS_BETWEEN = 4
_LEFT_OF_VERB = 40
_BEFORE_DATE, _BEHIND_DATE = 240, 100
_FIRST_SURE_MONTH = 5
"""A month from May on, before 'early 2021', is of 2020; a January or February may be of 2021."""


class _Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    past: tuple[str, ...]
    at_date: tuple[str, ...]
    not_past: tuple[str, ...]
    future_words: tuple[str, ...]
    future: tuple[str, ...]
    reach: int
    before_future: tuple[str, ...]
    parts_of_year: dict[str, int]
    years: dict[str, int]


@dataclass(frozen=True, slots=True)
class Bounds:
    """earliest, latest: inclusive, None where nothing bounds. evidence: one for each ground."""

    earliest: date | None
    latest: date | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """One reason for a bound, on one side."""

    day: date
    is_earliest: bool
    method: str
    place: str
    snippet: str
    confidence: float


def bounds(
    text: str,
    moment: datetime | None,
    known_latest: date | None,
    events: Sequence[DatedEvent] = (),
) -> Bounds:
    """The bounds of a release without a date. text: its title and body, no menus.

    moment: of the capture. known_latest: a day by which it existed, such as the day it was added.
    """
    found = [*_of_capture(moment, known_latest), *_of_events(text, events), *_of_text(text)]
    grounds = sorted(
        (ground for ground in found if ground.day.year >= FIRST_YEAR),
        key=lambda ground: -ground.confidence,
    )
    earliest, latest = date.min, date.max
    kept: list[_Ground] = []
    for ground in grounds:  # the surest first; what contradicts them is not kept
        low, high = (ground.day, latest) if ground.is_earliest else (earliest, ground.day)
        low, high = max(low, earliest), min(high, latest)
        if low <= high:
            earliest, latest = low, high
            kept.append(ground)
    decisive = {(earliest, True), (latest, False)}
    evidence = tuple(
        _evidence(one, one in kept and (one.day, one.is_earliest) in decisive) for one in grounds
    )
    return Bounds(
        None if earliest == date.min else earliest, None if latest == date.max else latest, evidence
    )


def _of_capture(moment: datetime | None, known_latest: date | None) -> Iterator[_Ground]:
    if moment:
        yield _Ground(moment.date(), False, "capture", "moment of capture", moment.isoformat(), 1.0)
    if known_latest:
        yield _Ground(known_latest, False, "added", "", known_latest.isoformat(), 1.0)


def _of_events(text: str, events: Sequence[DatedEvent]) -> Iterator[_Ground]:
    for mention in mentions(text, events):
        event = mention.event
        snippet = text[max(0, mention.start - 60) : mention.end + 60]
        sure = 0.7 if event.is_term else 0.95
        for day, is_earliest in ((event.earliest, True), (event.latest, False)):
            if day:
                yield _Ground(day, is_earliest, "event", event.id, snippet, sure)


def _of_text(text: str) -> Iterator[_Ground]:
    for number, sentence in enumerate(_SENTENCE_END.split(text), 1):
        if not any(letter.isdigit() for letter in sentence):
            continue
        place = f"sentence {number}"
        dates = [one for one in find_dates(sentence) if _is_told(one)]
        for day, is_earliest, sure in (
            *_years_named(sentence),
            *_months_before_a_year(sentence),
            *_to_come(sentence, dates),
            *_past(sentence, dates),
        ):
            yield _Ground(day, is_earliest, "in-text", place, sentence.strip(), sure)


def _is_told(found: PrintedDate) -> bool:
    return found.has_year and found.kind in (DateKind.PRINTED, DateKind.RANGE)


def _years_named(sentence: str) -> Iterator[tuple[date, bool, float]]:
    """'later this year (2015)' gives both ends of 2015."""
    for match in _year_pattern().finditer(sentence):
        year = int(match["year"]) + _cues().years[match["phrase"].lower()]
        yield date(year, 1, 1), True, 0.9
        yield date(year, 12, 31), False, 0.9


def _months_before_a_year(sentence: str) -> Iterator[tuple[date, bool, float]]:
    """'will be published in December and ... in early 2021': the December is that of 2020."""
    future = _future_words().search(sentence)
    if future is None:
        return
    for part in _part_pattern().finditer(sentence, future.end()):
        if _cues().parts_of_year[part["part"].lower()] > 6:
            continue
        for match in _month_pattern().finditer(sentence, future.end(), part.start()):
            month = date_words().month(match["month"].rstrip("."))
            if month >= _FIRST_SURE_MONTH:
                _, last = days_of(f"{int(part['year']) - 1}-{month:02d}")
                yield last, False, 0.85


def _to_come(sentence: str, dates: Sequence[PrintedDate]) -> Iterator[tuple[date, bool, float]]:
    """'will be held on 12 May 2015': not later than that day."""
    for verb in _future().finditer(sentence):
        reach = verb.end() + _cues().reach
        first, behind = (
            bisect_left(dates, end, key=lambda one: one.start) for end in (verb.end(), reach + 1)
        )
        for found in dates[first:behind]:
            if _governs(sentence, verb.end(), found.start):
                yield days_of(found.value)[1], False, 0.8
                break
        part = _part_pattern().search(sentence, verb.end(), reach + 10)
        if part and _governs(sentence, verb.end(), part.start()):
            month = _cues().parts_of_year[part["part"].lower()]
            yield days_of(f"{part['year']}-{month:02d}")[1], False, 0.75


def _governs(sentence: str, verb_end: int, date_start: int) -> bool:
    """Nothing past stands between, and a word such as 'on' or 'by' leads to the date."""
    between = sentence[verb_end:date_start]
    return not _past_verb().search(between) and bool(_leads_to_future().search(between))


def _past(sentence: str, dates: Sequence[PrintedDate]) -> Iterator[tuple[date, bool, float]]:
    """'was signed on 12 May 2014', 'On 12 May 2014 the ferry sank': not earlier than that day."""
    for found in dates:
        # A list of dates without a stop is one sentence of any length: no more of it is read again.
        before = sentence[max(0, found.start - _BEFORE_DATE) : found.start]
        after = sentence[found.end : found.end + _BEHIND_DATE]
        verb = _past_before_date().search(before)
        if verb and not _not_past().search(before, max(0, verb.start() - _LEFT_OF_VERB)):
            yield days_of(found.value)[0], True, 0.8
        elif _opens(sentence, found.start) and not _future_words().search(sentence):
            told = _past_verb().search(after)
            if told and not _not_past().search(after[: told.end()]):
                yield days_of(found.value)[0], True, 0.8


def _opens(sentence: str, date_start: int) -> bool:
    """Whether nothing but 'On' or the like stands before a date."""
    before = sentence[:date_start] if date_start <= _BEFORE_DATE else ""
    return bool(_opens_sentence().fullmatch(before))


def _evidence(ground: _Ground, chosen: bool) -> Evidence:
    day = ground.day.isoformat()
    value = f"{day}/.." if ground.is_earliest else f"../{day}"
    return Evidence(
        "issued",
        value,
        ground.method,
        ground.place,
        ground.snippet[:200],
        ground.confidence,
        chosen,
    )


@cache
def _cues() -> _Cues:
    return load_cues("date_references", _Cues)


def _words(patterns: Sequence[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)"


@cache
def _past_verb() -> re.Pattern[str]:
    return re.compile(_words(_cues().past), re.I)


@cache
def _past_before_date() -> re.Pattern[str]:
    between = rf"(?:[\s,]+[\w’'-]+){{0,{_WORDS_BETWEEN}}}?"
    return re.compile(rf"{_words(_cues().past)}{between}[\s,]+{_words(_cues().at_date)}\s+$", re.I)


@cache
def _opens_sentence() -> re.Pattern[str]:
    return re.compile(rf"\W*{_words(_cues().at_date)}\s+", re.I)


@cache
def _not_past() -> re.Pattern[str]:
    return re.compile(_words(_cues().not_past), re.I)


@cache
def _future_words() -> re.Pattern[str]:
    return re.compile(_words(_cues().future_words), re.I)


@cache
def _future() -> re.Pattern[str]:
    return re.compile(_words(_cues().future), re.I)


@cache
def _leads_to_future() -> re.Pattern[str]:
    return re.compile(rf"{_words(_cues().before_future)}\s+$", re.I)


@cache
def _part_pattern() -> re.Pattern[str]:
    parts = "|".join(map(re.escape, sorted(_cues().parts_of_year, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?P<part>{parts})[\s-]+(?P<year>(?:19|20)\d\d)(?!\d)", re.I)


@cache
def _month_pattern() -> re.Pattern[str]:
    names = date_words().month_pattern
    leads = _words(_cues().before_future)
    return re.compile(rf"{leads}\s+(?P<month>{names})(?!\w)\.?(?![\s,]*\d)", re.I)


@cache
def _year_pattern() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, sorted(_cues().years, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?P<phrase>{phrases})\s*\((?P<year>(?:19|20)\d\d)\)", re.I)
