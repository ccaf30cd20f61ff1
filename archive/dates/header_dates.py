"""Candidates for the day of issue from around a text: its address, its title, its header lines."""

import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import unquote, urlsplit

from archive.dates.printed import (
    AMBIGUOUS,
    DateCandidate,
    DateKind,
    Order,
    PrintedDate,
    find_dates,
    read_date,
)
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, any_word, whole
from archive.text.prefilter import RarePattern

_SEPARATED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?P<s>[-_./])(0?[1-9]|1[0-2])(?P=s)(0?[1-9]|[12]\d|3[01])(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(0?[1-9]|[12]\d|3[01])(?P<s>[-_.])(0?[1-9]|1[0-2])(?P=s)((?:19|20)\d\d)(?!\d)"
)
_MONTH = re.compile(r"(?<![\d-])((?:19|20)\d\d)(?P<s>[-/])(0[1-9]|1[0-2])(?![\d-])")
_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_CAPTURED = re.compile(r".*/\d{4,14}(?:[a-z]{2}_|\*)?/(?=https?:/)", re.I)
_CLOCK = re.compile(
    r"\b\d{1,2}\s?[:.h]\s?\d{2}(:\d{2})?(?:\s?[ap]\.?m\b\.?|\b)|\b\d{1,2}\s?(a\.?m|p\.?m)\b\.?",
    re.I,
)
_PHONE = re.compile(r"[+(]?\d{2,}[\d ().-]{5,}\d")
_SYMBOL = re.compile(r"\b[A-Z]{1,6}(?:/[A-Z0-9.]{1,8}){1,4}\b|\b(?:19|20)?\d\d[-/]\d{1,4}\b")
_IN_ADDRESS = (
    (_SEPARATED, 0.7),
    (_COMPACT, 0.65),
    (_DAY_FIRST, 0.6),
    (_MONTH, 0.5),
    (_YEAR, 0.35),
)
_STAMPED = re.compile(rf"[\s,]*(?:{_CLOCK.pattern})(?:\s+\w{{2,5}})?\s*[|–—-]", re.I)
_DIGIT = re.compile(r"\d")
_LONGEST_LINE = 160
_NEAR_TITLE = 8
_MOST_DAYS = 8
_TELLING = 15
_COARSE = 0.8


class _Labels:
    """What all languages say around a date of issue, as patterns.

    place: a line of nothing but a place, with the small words that places hold.
    """

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        languages = knowledge.languages
        labels = whole(any_pattern(joined(languages, lambda one: one.date_labels.labels)))
        connectors = any_word(joined(languages, lambda one: one.datelines.connectors))
        self.any = re.compile(labels, re.I)
        self.only = re.compile(rf"(?:{labels}[\s.,()]*)+(?:[-–—:|]|$)", re.I)
        self.changed = RarePattern(joined(languages, lambda one: one.date_labels.changed))
        self.never = RarePattern(joined(languages, lambda one: one.date_labels.never))
        further = rf"(?:[ ,/]+(?:[A-ZÀ-Þ][\w.'’-]*|{connectors})){{0,5}}"
        self.place = re.compile(rf"^[\s,;:–—-]*\(?[A-ZÀ-Þ][\w.'’-]+{further}\)?$")


def url_date(knowledge: KnowledgeSnapshot, url: str | None) -> DateCandidate | None:
    """The date in an address: '/2003/02/07/', '2003-02-07', '20030207', '07-02-2003', '/2003/02/'.

    Of an address in a web archive only the address that was captured counts.
    """
    path = unquote(urlsplit(_CAPTURED.sub("", url or "")).path)
    for pattern, confidence in _IN_ADDRESS:
        for match in pattern.finditer(path):
            numbers = [part.zfill(2) for part in match.groups() if part.isdigit()]
            found = read_date(
                knowledge, "-".join(reversed(numbers) if pattern is _DAY_FIRST else numbers)
            )
            if found:
                place = "address of the page"
                return DateCandidate(
                    found.value, found.precision, "url", place, path[:200], confidence
                )
    return None


def header_dates(
    knowledge: KnowledgeSnapshot,
    lines: Sequence[str],
    title: str,
    latest: date,
    order: Order = "dmy",
) -> tuple[DateCandidate, ...]:
    """Every date that stands alone, or with a label or a place, in a line around the title.

    Where many days stand it is a table or a list of other pages: only those beside the title count.
    """
    at = _line_of_title(lines, title)
    found = []
    for number, line in enumerate(lines):
        candidate = _of_line(knowledge, line, number, latest, order) if number != at else None
        if candidate:
            near = at is None or abs(number - at) <= _NEAR_TITLE
            found.append((not near, -candidate.confidence, number, candidate))
    if len({candidate.value for *_, candidate in found}) > _MOST_DAYS:
        found = [one for one in found if at is not None and abs(one[2] - at) <= _NEAR_TITLE]
    return tuple(candidate for *_, candidate in sorted(found, key=lambda one: one[:3]))


def title_date(
    knowledge: KnowledgeSnapshot, title: str, latest: date, order: Order = "dmy"
) -> DateCandidate | None:
    """The date that opens or ends a title: '1 May 2000 Press Release: ...', 'Update: 1 May 2000'.

    A date inside a title is mostly that of an event.
    """
    for printed in find_dates(knowledge, title, latest, order):
        if printed.kind != DateKind.PRINTED or printed.precision != "day":
            continue
        before, after = title[: printed.start].rstrip(), title[printed.end :].lstrip()
        opens = not before.strip("([ ") and bool(re.match(r"[-–—:|)\]]|$", after))
        opens = opens or (not before and bool(knowledge.derived(_Labels).only.match(after)))
        ends = not after.strip(")] .") and bool(re.search(r"[-–—:|,(\[]$", before))
        if opens or ends:
            sure = 0.75 * (AMBIGUOUS if printed.ambiguous else 1)
            return DateCandidate(
                printed.value, "day", "title", "title", title[:200], sure, printed.ambiguous
            )
    return None


def _of_line(
    knowledge: KnowledgeSnapshot, line: str, number: int, latest: date, order: Order
) -> DateCandidate | None:
    if len(line) > _LONGEST_LINE or not _DIGIT.search(line):
        return None
    every = [one for one in find_dates(knowledge, line, latest, order) if one.has_year]
    labels = knowledge.derived(_Labels)
    told = _without_change(line, every, labels) if every else ""
    dates = [one for one in every if one.end <= len(told)]
    if not dates or dates[0].kind != DateKind.PRINTED:
        return None
    first = dates[0]
    same = all(one.value == first.value for one in dates)
    rest = told
    for one in reversed(dates):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    confidence = (_trust(rest, labels) or _opening_stamp(line, first)) if same else 0.0
    confidence *= (AMBIGUOUS if first.ambiguous else 1.0) * (
        1.0 if first.precision == "day" else 0.8
    )
    if not confidence:
        return None
    return DateCandidate(
        first.value,
        first.precision,
        "header-line",
        f"line {number + 1}",
        line[:200],
        confidence,
        first.ambiguous,
    )


def _without_change(line: str, dates: Sequence[PrintedDate], labels: _Labels) -> str:
    """'Published 1 May 2000, updated 3 May 2000' up to the change; nothing of a line that tells a
    change alone, or what never is a day of issue."""
    if labels.never.search(line):
        return ""
    change = labels.changed.search(line)
    if change is None:
        return line
    parted = dates and dates[0].end <= change.start() and change.end() <= dates[-1].start
    return line[: change.start()] if parted else ""


def _trust(rest: str, labels: _Labels) -> float:
    """How surely a line whose date is taken out is a header line: bare, labelled, with a place."""
    without = _CLOCK.sub(" ", _SYMBOL.sub(" ", _PHONE.sub(" ", rest)))
    if not re.search(r"\w", without):
        return 0.88
    plain = labels.any.sub(" ", without)
    if not re.search(r"\w", plain):
        return 0.9
    return 0.75 if labels.place.match(plain.strip(" .,:;|-–—")) else 0.0


def _opening_stamp(line: str, printed: PrintedDate) -> float:
    """A line that opens with day and hour, and goes on behind a dash: an agency's stamp."""
    before, after = line[: printed.start].strip(), line[printed.end :]
    stamped = not before and printed.precision == "day" and _STAMPED.match(after)
    return 0.6 if stamped else 0.0


def _line_of_title(lines: Sequence[str], title: str) -> int | None:
    start = title.strip()[:40]
    named = [
        number
        for number, line in enumerate(lines)
        if line == title or (len(start) >= _TELLING and line.startswith(start))
    ]
    return named[-1] if named else None
