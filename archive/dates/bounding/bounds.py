"""Between which days an undated release was issued, with the ground for each bound.

Values of evidence are intervals as EDTF writes them: '2020-03-11/..' not earlier, '../2020-12-31'
not later.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from archive.dates.bounding.events import mentions
from archive.dates.bounding.references import Ground, told_in_text
from archive.dates.candidates import DateCandidate
from archive.dates.choosing.widening import is_stamped
from archive.dates.methods import ACT
from archive.dates.reading.printed import days_of
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Evidence

_TOLD_BEFORE = 160
_SET_AHEAD = timedelta(days=31)
"""So long before its day a release may have been changed last, that was set to appear by itself: of
396 pages with both days eight were, the longest by eight days."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Bounds:
    """earliest, latest: inclusive, None where nothing bounds. evidence: one for each ground."""

    earliest: date | None
    latest: date | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class KnownDays:
    """What is known of a page's days besides its text.

    moment: of the capture. added: a day by which it existed, such as the day it was added. banner:
    a day on which the page says that it was put by. changed: the last day on which the page says
    that it was changed: what its text tells until then may have come in with that change, and is no
    floor. stamped: the last change of which a system wrote the moment. acts: days on which what it
    records was signed or held.
    """

    moment: datetime | None = None
    added: date | None = None
    banner: DateCandidate | None = None
    changed: date | None = None
    stamped: DateCandidate | None = None
    acts: tuple[DateCandidate, ...] = ()


def known_days(
    moment: datetime | None,
    added: date,
    banner: DateCandidate | None,
    candidates: Sequence[DateCandidate],
) -> KnownDays:
    """What the candidates of a page tell of when it was changed, and of acts, with the rest."""
    changes = [candidate for candidate in candidates if candidate.method == "modified"]
    # A day without an hour may have been typed, and a line copied from another page.
    stamps = [candidate for candidate in changes if is_stamped(candidate)]
    return KnownDays(
        moment,
        added,
        banner,
        changed=max((days_of(change.value)[1] for change in changes), default=None),
        stamped=max(stamps, key=lambda candidate: candidate.value, default=None),
        acts=tuple(candidate for candidate in candidates if candidate.method == ACT),
    )


def bounds(
    knowledge: KnowledgeSnapshot,
    text: str,
    days: KnownDays = KnownDays(),
    known: tuple[date | None, date | None] = (None, None),
) -> Bounds:
    """The bounds of a release without a date. text: its title and body, no menus.

    known: the bounds that its candidates leave; the text may narrow them.
    """
    every_ground = [*_of_capture(days), *_of_acts(days.acts), *_of_events(knowledge, text)]
    every_ground += told_in_text(knowledge, text)
    grounds = _usable(every_ground, knowledge.first_year, days.changed)
    earliest, latest = known[0] or date.min, known[1] or date.max
    kept: list[Ground] = []
    for ground in grounds:  # the surest first; what contradicts them is not kept
        low, high = (ground.bound, latest) if ground.is_earliest else (earliest, ground.bound)
        low, high = max(low, earliest), min(high, latest)
        if low <= high:
            earliest, latest = low, high
            kept.append(ground)
    decisive = {(earliest, True), (latest, False)}
    evidence = tuple(
        _evidence(ground, ground in kept and (ground.bound, ground.is_earliest) in decisive)
        for ground in grounds
    )
    return Bounds(
        None if earliest == date.min else earliest, None if latest == date.max else latest, evidence
    )


def _usable(grounds: Iterable[Ground], first_year: int, changed: date | None) -> list[Ground]:
    """The surest first; no day before all releases, no floor until the last change."""
    usable = (
        ground
        for ground in grounds
        if ground.day.year >= first_year
        and not (changed and ground.is_earliest and ground.day <= changed)
    )
    return sorted(usable, key=lambda ground: -ground.confidence)


def _of_acts(acts: Iterable[DateCandidate]) -> Iterator[Ground]:
    for act in acts:
        earliest = min(days_of(value)[0] for value in act.readings)
        yield Ground(earliest, True, act.method, act.place, act.snippet, act.confidence)


def _of_capture(days: KnownDays) -> Iterator[Ground]:
    banner, moment, added = days.banner, days.moment, days.added
    if banner:
        last = max(days_of(value)[1] for value in banner.readings)
        yield Ground(last, False, banner.method, banner.place, banner.snippet, 1.0)
    if stamped := days.stamped:
        last = max(days_of(value)[1] for value in stamped.readings) + _SET_AHEAD
        yield Ground(last, False, stamped.method, stamped.place, stamped.snippet, 0.97)
    if moment:
        yield Ground(moment.date(), False, "capture", "moment of capture", moment.isoformat(), 1.0)
    if added:
        yield Ground(added, False, "added", "", added.isoformat(), 1.0)


def _of_events(knowledge: KnowledgeSnapshot, text: str) -> Iterator[Ground]:
    for mention in mentions(knowledge, text):
        event = mention.event
        snippet = text[max(0, mention.start - 60) : mention.end + 60]
        sure = 0.7 if event.is_term else 0.95
        around = text[max(0, mention.start - _TOLD_BEFORE) : mention.end + _TOLD_BEFORE]
        # 'In 1999 the Director General NAME invited him' is told after the term, too.
        latest = None if event.is_term and _YEAR.search(around) else event.latest
        for day, is_earliest in ((event.earliest, True), (latest, False)):
            if day:
                yield Ground(day, is_earliest, "event", event.id, snippet, sure)


def _evidence(ground: Ground, chosen: bool) -> Evidence:
    day = ground.bound.isoformat()
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
