"""The dates of one line of a page: of issue, of a change, or merely mentioned."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from archive.dates.candidates import AMBIGUOUS, DateCandidate, candidate_of
from archive.dates.methods import MENTION
from archive.dates.numbers import Order
from archive.dates.printed import MAY_DATE, DateKind, PrintedDate, find_dates
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, any_word, whole
from archive.text.prefilter import RarePattern

_CLOCK = (
    r"(?i:\b\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?|\b)"
    r"|\b\d{1,2}\s?(?:a\.?m|p\.?m)\b\.?)"
)
_PHONE = re.compile(r"[+(]?\d{2,}[\d ().-]{5,}\d")
_SYMBOL = re.compile(r"\b[A-Z]{1,6}(?:/[A-Z0-9.]{1,8}){1,4}\b|\b(?:19|20)?\d\d[-/]\d{1,4}\b")
_STAMPED = re.compile(rf"[\s,]*{_CLOCK}(?:\s+\w{{2,5}})?\s*[|–—-]")
_PARTING = re.compile(r"\s*(?:[|·•]|//)\s*")
_DASHED = re.compile(r"\s+[-–—]\s+")
_PART = r"(?-i:[^\W\d_a-zß-ÿ])[\w.'’-]*"
_NAMES = rf"\s+(?:{_PART}(?:[\s,&]+(?:{_PART}|(?-i:[a-zß-ÿ]{{1,3}}))){{0,7}}|[a-z]+)"
"""'Ana María de la Cruz and Tom Lee, MD', or the name of an account: 'admin'."""

_IN_PARTS = 0.6
_LONGEST_LINE = 160
_COARSE = 0.8
_LABELLED, _WORDED, _BARE = 0.9, 0.89, 0.88
_LITTLE = 0.1


class Labels:
    """What all languages say around a date of issue, as patterns.

    any: what may stand in a line with it; issued: what says that it is the day of issue. clock: a
    time of day with its zone. place: a line of nothing but a place, with the small words of places.
    byline: who wrote, behind a date; byline_ahead: before it.
    """

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        languages = knowledge.languages
        issued = any_pattern(joined(languages, lambda language: language.date_labels.labels))
        beside = any_pattern(joined(languages, lambda language: language.date_labels.beside))
        labels = whole(f"{issued}|{beside}")
        connectors = any_word(joined(languages, lambda language: language.datelines.connectors))
        self.any = re.compile(labels, re.I)
        self.issued = re.compile(whole(issued), re.I)
        zones = any_word(knowledge.cues.calendar.zones)
        self.clock = re.compile(
            rf"{_CLOCK}(?:\s*\(?(?:{zones})(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?(?!\w)\)?)?"
            rf"|(?<!\w)(?:{zones})(?!\w)"
        )
        self.only = re.compile(rf"(?:{labels}[\s.,()]*)+(?:[-–—:|]|$)", re.I)
        self.changed = RarePattern(joined(languages, lambda language: language.date_labels.changed))
        bylines = any_word(joined(languages, lambda language: language.date_labels.bylines))
        self.byline = re.compile(rf"[\s,]*(?:{bylines}){_NAMES}\s*$", re.I)
        self.byline_ahead = re.compile(rf"^\W*(?:\w+\s+)?(?:{bylines}){_NAMES}[\s,/／–—-]*$", re.I)
        self.captured = RarePattern(
            joined(languages, lambda language: language.date_labels.captured)
        )
        self.never = RarePattern(joined(languages, lambda language: language.date_labels.never))
        further = rf"(?:[ ,/]+(?:[A-ZÀ-Þ][\w.'’-]*|{connectors})){{0,5}}"
        self.place = re.compile(rf"^[\s,;:–—-]*\(?[A-ZÀ-Þ][\w.'’-]+{further}\)?$")


def dates_in_line(
    knowledge: KnowledgeSnapshot, line: str, place: str, latest: date, order: Order | None
) -> Iterator[DateCandidate]:
    """The day of issue where the line is one for it; the day of a change; else the days that it
    mentions."""
    if len(line) > _LONGEST_LINE or not MAY_DATE.search(line):
        return
    every = [
        printed_date
        for printed_date in find_dates(knowledge, line, latest, order)
        if printed_date.has_year
    ]
    labels = knowledge.derived(Labels)
    if not every or labels.never.search(line):
        return
    change = labels.changed.search(line)
    behind = [one for one in every if change and one.start >= change.end()]
    told = _without_change(line, every, change)
    dates = [one for one in every if one.end <= len(told)]
    if dates and (confidence := _confidence(told, line, dates, labels)):
        yield candidate_of(dates[0], "header-line", place, line, confidence)
    else:
        for one in dates:
            if one.kind == DateKind.PRINTED and one.precision == "day":
                yield candidate_of(one, MENTION, place, line, _LITTLE)
    for one in behind[:1]:
        yield candidate_of(one, "modified", place, line, _LITTLE)


def is_labelled(candidate: DateCandidate) -> bool:
    """Whether its line says that it is the day of issue, and nothing more."""
    return candidate.confidence in (_LABELLED, _LABELLED * AMBIGUOUS)


def is_told(candidate: DateCandidate) -> bool:
    """Whether its line says so, or holds words that stand beside such a day: 'on', 'Uhr'."""
    return is_labelled(candidate) or candidate.confidence in (_WORDED, _WORDED * AMBIGUOUS)


def words_before(knowledge: KnowledgeSnapshot, candidate: DateCandidate) -> str:
    """What its line says before the date and is no label, in small letters: 'joined:'."""
    line = candidate.snippet
    printed = find_dates(knowledge, line)
    before = line[: printed[0].start] if printed else ""
    labels = knowledge.derived(Labels)
    rest = labels.clock.sub(" ", labels.any.sub(" ", before))
    return " ".join(re.findall(r"[^\W\d_]+", rest)).lower()


def _confidence(told: str, line: str, dates: Sequence[PrintedDate], labels: Labels) -> float:
    """How surely the line gives the day of issue: one date, and little else beside it."""
    first = dates[0]
    if first.kind != DateKind.PRINTED or any(
        printed_date.value != first.value for printed_date in dates
    ):
        return 0.0
    rest = told
    for one in reversed(dates):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    sure = _trust(rest, labels) or _opening_stamp(line, first) or _part(told, first, labels)
    return sure * (1.0 if first.precision == "day" else _COARSE)


def _without_change(line: str, dates: Sequence[PrintedDate], change: re.Match[str] | None) -> str:
    """'Published 1 May 2000, updated 3 May 2000' up to the change; nothing of a line that tells a
    change alone."""
    if change is None:
        return line
    parted = dates[0].end <= change.start() and change.end() <= dates[-1].start
    return line[: change.start()] if parted else ""


def _trust(rest: str, labels: Labels) -> float:
    """How surely a line whose date is taken out is a header line: bare, labelled, with a place."""
    without = labels.clock.sub(" ", _SYMBOL.sub(" ", _PHONE.sub(" ", rest)))
    plain = labels.any.sub(" ", without)
    if not re.search(r"\w", plain):
        if labels.issued.search(without):
            return _LABELLED
        return _WORDED if re.search(r"\w", re.sub(_CLOCK, " ", rest)) else _BARE
    return 0.75 if labels.place.match(plain.strip(" .,:;|-–—")) else 0.0


def _part(line: str, printed: PrintedDate, labels: Labels) -> float:
    """One part of a line that tells many things: 'NAME | Published: 1 May 2000 | 7 comments', or a
    day with who wrote: '1 May 2000, by NAME'. Between dashes only what has a label."""
    before = _PARTING.split(line[: printed.start])
    after = _PARTING.split(line[printed.end :])
    ahead = labels.byline_ahead.sub("", before[-1])
    behind = labels.byline.sub("", after[0])
    rest = f"{ahead} {behind}"
    if len(before) + len(after) > 2 or rest != f"{before[-1]} {after[0]}":
        return _IN_PARTS if _trust(rest, labels) else 0.0
    short = f"{_DASHED.split(ahead)[-1]} {_DASHED.split(behind)[0]}"
    return _IN_PARTS if short != rest and _trust(short, labels) == _LABELLED else 0.0


def _opening_stamp(line: str, printed: PrintedDate) -> float:
    """A line that opens with day and hour, and goes on behind a dash: an agency's stamp."""
    before, after = line[: printed.start].strip(), line[printed.end :]
    stamped = not before and printed.precision == "day" and _STAMPED.match(after)
    return 0.6 if stamped else 0.0
