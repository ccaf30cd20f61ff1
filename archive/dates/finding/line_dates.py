"""The dates of one line of a page: of issue, of a change, or merely mentioned."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, takewhile, zip_longest

from archive.dates.candidates import DateCandidate, DayLine, candidate_of
from archive.dates.finding.head_fields import HeadFields
from archive.dates.finding.stamps import CLOCK, is_stamp, is_stamp_of_source
from archive.dates.methods import EMBARGO, FIRST_ISSUE, MENTION
from archive.dates.reading.numbers import Order
from archive.dates.reading.printed import MAY_DATE, DateKind, PrintedDate, find_dates
from archive.dates.reading.words import date_words
from archive.knowledge.languages import Language, joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, any_word, compiled, whole
from archive.text.prefilter import RarePattern

_PHONE = re.compile(r"[+(]?\d{2,}[\d ().-]{5,}\d")
_SYMBOL = re.compile(r"\b[A-Z]{1,6}(?:/[A-Z0-9.]{1,8}){1,4}\b|\b(?:19|20)?\d\d[-/]\d{1,4}\b")
_PARTING = re.compile(r"\s*(?:[|·•⋅∙]|//)\s*|\s+/\s*|/\s+")
_DASHED = re.compile(r"\s+[-–—]\s+")
_PART = r"(?-i:[^\W\d_a-zß-ÿ])[\w.'’-]*"
_NAMES = rf"\s+(?:{_PART}(?:[\s,&]+(?:{_PART}|(?-i:[a-zß-ÿ]{{1,3}}))){{0,7}}|@?[a-z]+)"
"""'Ana María de la Cruz and Tom Lee, MD', or the name of an account: 'admin', '@admin'."""

_SURE = {
    DayLine.LABELLED: 0.9,
    DayLine.WORDED: 0.89,
    DayLine.BARE: 0.88,
    DayLine.PLACED: 0.75,
    DayLine.PART: 0.6,
}
"""How surely a line of each kind gives the day of issue."""

_LONGEST_LINE = 160
_COARSE = 0.8
_LITTLE = 0.1
_CAPITAL = "[A-ZÀ-ÞΑ-ΩА-ЯЁЂ-ЏҐ]"
_RIGHT_BEHIND, _SHORT_LINE = 24, 60


class Labels:
    """What all languages say around a date of issue, as patterns.

    any: what may stand in a line with it; issued: what says that it is the day of issue;
    kind_ahead: what kind of text it is. first_issue: what says that a text came out before. clock:
    a time of day with its zone. place: a line of nothing but a place, with the small words of
    places. byline: who wrote, behind a date; byline_ahead: before it. occasion: how a line opens
    that tells when and where something is.
    """

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        languages = knowledge.languages
        issued = _labels_of_issue(languages)
        beside = any_pattern(joined(languages, lambda language: language.date_labels.beside))
        numbers = any_word(joined(languages, lambda language: language.heads.numbers))
        weekdays = knowledge.derived(date_words).weekday_pattern
        labels = whole(
            rf"(?:{numbers})[\s.:]*\d{{1,4}}(?:/\d{{2,4}})?|{issued}|{beside}|{weekdays}"
        )
        connectors = any_word(joined(languages, lambda language: language.datelines.connectors))
        self.fields = knowledge.derived(HeadFields)
        self.weekday = compiled(weekdays, re.I)
        self.any = compiled(labels, re.I)
        self.issued = compiled(whole(issued), re.I)
        self.kind_ahead = compiled(rf"(?<!\w)(?:{issued})\W*$", re.I)
        self.embargo = RarePattern(joined(languages, lambda language: language.heads.embargoes))
        self.first_issue = RarePattern(
            joined(languages, lambda language: language.date_labels.first_issue)
        )
        self.occasion = RarePattern(
            joined(languages, lambda language: language.date_labels.occasion)
        )
        zones = any_word(knowledge.cues.calendar.zones)
        self.clock = compiled(
            rf"{CLOCK}(?:\s*\(?(?:{zones})(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?(?!\w)\)?)?"
            rf"|(?<!\w)(?:{zones})(?!\w)"
        )
        # ++: no label is read in two ways, of which a row of labels would have too many.
        self.only = compiled(rf"(?:{labels}[\s.,()]*+)++(?:[-–—:|]|$)", re.I)
        self.changed = RarePattern(joined(languages, lambda language: language.date_labels.changed))
        bylines = any_word(joined(languages, lambda language: language.date_labels.bylines))
        self.byline = compiled(rf"[\s,]*(?:{bylines}){_NAMES}\s*$", re.I)
        self.byline_ahead = compiled(rf"^\W*(?:\w+\s+)?(?:{bylines}){_NAMES}[\s,/／–—-]*$", re.I)
        self.captured = RarePattern(
            joined(languages, lambda language: language.date_labels.captured)
        )
        self.never = RarePattern(joined(languages, lambda language: language.date_labels.never))
        further = rf"(?:[ ,/]+(?:{_CAPITAL}[\w.'’-]*|{connectors})){{0,5}}"
        self.place = compiled(rf"^[\s,;:–—-]*\(?{_CAPITAL}[\w.'’-]+{further}\)?$")

    def says_all_of(self, line: str) -> bool:
        """Whether a line without a day is one of those that say what a day beside them is."""
        bare = line.strip(" :.*-–—")
        patterns = (self.changed, self.first_issue, self.never, self.captured)
        matches = (pattern.search(bare) for pattern in patterns)
        occasion = self.occasion.search(line)
        return any(match and match[0] == bare for match in matches) or bool(
            occasion and occasion[0] == line.strip()
        )

    def is_label(self, line: str) -> bool:
        """Whether a line without a day says nothing but what a day beside it is."""
        return bool(self.issued.fullmatch(line.strip(" :.*-–—"))) or self.says_all_of(line)


def _labels_of_issue(languages: Iterable[Language]) -> str:
    """The longest first: the English 'date' is the first word of the French 'date de parution'."""
    labels = joined(languages, lambda language: language.date_labels.labels)
    return any_pattern(sorted(labels, key=len, reverse=True))


def dates_in_line(
    knowledge: KnowledgeSnapshot, line: str, place: str, latest: date, order: Order | None
) -> Iterator[DateCandidate]:
    """The day of issue where the line is one for it; the day of a change; else the days that it
    mentions."""
    if len(line) > _LONGEST_LINE or not MAY_DATE.search(line):
        return
    every = _with_year(find_dates(knowledge, line, latest, order), line)
    labels = knowledge.derived(Labels)
    if not every or labels.never.search(line):
        return
    change = labels.changed.search(line)
    behind = [printed for printed in every if change and printed.start >= change.end()]
    of_issue = _without_change(line, every, change)
    dates = [printed for printed in every if printed.end <= len(of_issue)]
    if dates and (kind := _kind(of_issue, line, dates, labels)):
        sure = _SURE[kind] * (1.0 if dates[0].precision == "day" else _COARSE)
        yield replace(candidate_of(dates[0], "header-line", place, line, sure), line=kind)
    elif special := _of_first_issue(line, every, labels) or _of_embargo(line, every, labels):
        method, printed = special
        yield candidate_of(printed, method, place, line, _SURE[DayLine.LABELLED])
    else:
        for printed in filter(_is_day, dates):
            yield candidate_of(printed, MENTION, place, line, _LITTLE)
    for printed in behind[:1]:
        yield candidate_of(printed, "modified", place, line, _LITTLE)


def _with_year(dates: Iterable[PrintedDate], line: str) -> list[PrintedDate]:
    """The dates that have one; '12/2006' beside a day is the number of a release."""
    known = [printed for printed in dates if printed.has_year]
    if not any(printed.precision == "day" for printed in known):
        return known
    return [
        printed
        for printed in known
        if "/" not in line[printed.start : printed.end] or printed.precision == "day"
    ]


def _of_first_issue(
    line: str, dates: Sequence[PrintedDate], labels: Labels
) -> tuple[str, PrintedDate] | None:
    """'A corrected version of the release issued on 1 May 2000': the day right behind it."""
    label = labels.first_issue.search(line)
    if label is None:
        return None
    behind = (each for each in dates if 0 <= each.start - label.end() <= _RIGHT_BEHIND)
    printed = next(behind, None)
    return (FIRST_ISSUE, printed) if printed and _is_day(printed) else None


def _of_embargo(
    line: str, dates: Sequence[PrintedDate], labels: Labels
) -> tuple[str, PrintedDate] | None:
    """'Not for broadcast before 00.01 hours, Wednesday 13 May 1998': the only day of the line."""
    label = labels.embargo.search(line)
    opens = label and not line[: label.start()].strip(" *-([")
    return (EMBARGO, dates[0]) if opens and len(dates) == 1 and _is_day(dates[0]) else None


def _is_day(printed: PrintedDate) -> bool:
    return printed.kind == DateKind.PRINTED and printed.precision == "day"


def with_label_above(
    knowledge: KnowledgeSnapshot, lines: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Each line, and it as it is to be read: behind the line before it where that is nothing but
    what is said of a day, as in a table: 'Last updated' over '3 May 2000'."""
    above: list[str] = []
    for may_hold_days, cells in groupby(lines, _may_hold_day):
        if may_hold_days:
            yield from _in_columns(knowledge, _heads(knowledge, above), list(cells))
            above = []
        else:
            for line in cells:
                yield line, line
                above.append(line)


def _may_hold_day(line: str) -> bool:
    """Whether a line may be the cell of a table that holds a day."""
    return 0 < len(line) <= _SHORT_LINE and MAY_DATE.search(line) is not None


def _heads(knowledge: KnowledgeSnapshot, above: Sequence[str]) -> Sequence[str]:
    """The last of these lines that are nothing but labels. Asked only where days stand below: to
    know a label takes five patterns, and most lines of a page are none."""
    is_label = knowledge.derived(Labels).is_label
    heads = takewhile(lambda line: 0 < len(line) <= _SHORT_LINE and is_label(line), reversed(above))
    return [*heads][::-1]


def _in_columns(
    knowledge: KnowledgeSnapshot, heads: Sequence[str], cells: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The cells right below some labels, each behind its own: the last label stands over the last
    of the days. A label that says of its day only that it is that of issue adds nothing to it."""
    labels = knowledge.derived(Labels)
    days = sum(
        1 for _ in takewhile(lambda cell: find_dates(knowledge, cell), cells if heads else ())
    )
    above = heads[-days:] if days else ()
    for cell, head in zip_longest(cells, above):
        yield cell, f"{head} {cell}" if head and labels.says_all_of(head) else cell


def words_before(knowledge: KnowledgeSnapshot, candidate: DateCandidate) -> str:
    """What its line says before the date and is no label, in small letters: 'joined:'."""
    line = candidate.snippet
    printed = find_dates(knowledge, line)
    before = line[: printed[0].start] if printed else ""
    labels = knowledge.derived(Labels)
    rest = labels.clock.sub(" ", labels.any.sub(" ", before))
    return " ".join(re.findall(r"[^\W\d_]+", rest)).lower()


def _kind(of_issue: str, line: str, dates: Sequence[PrintedDate], labels: Labels) -> DayLine | None:
    """Of what kind a line is that holds one date and little else beside it; None where it is not
    there for its day."""
    first = dates[0]
    if first.kind != DateKind.PRINTED or any(printed.value != first.value for printed in dates):
        return None
    rest = of_issue
    for printed in reversed(dates):
        rest = f"{rest[: printed.start]} {rest[printed.end :]}"
    if whole := _kind_of_rest(rest, labels):
        return whole
    if is_stamp(line, first):
        return DayLine.PART
    return _part(of_issue, first, labels) or (
        DayLine.PART if is_stamp_of_source(line, first) else None
    )


def _without_change(line: str, dates: Sequence[PrintedDate], change: re.Match[str] | None) -> str:
    """'Published 1 May 2000, updated 3 May 2000' up to the change; nothing of a line that tells a
    change alone."""
    if change is None:
        return line
    parted = dates[0].end <= change.start() and change.end() <= dates[-1].start
    return line[: change.start()] if parted else ""


def _kind_of_rest(rest: str, labels: Labels) -> DayLine | None:
    """Of what kind a line is whose date is taken out: bare, labelled, with a place."""
    without = labels.clock.sub(" ", _SYMBOL.sub(" ", _PHONE.sub(" ", rest)))
    plain = labels.any.sub(" ", without)
    if not re.search(r"\w", plain):
        if labels.issued.search(without):
            return DayLine.LABELLED
        # 'Thursday, 7 October 2004' over a page may be the day on which it was looked at.
        worded = labels.weekday.sub(" ", re.sub(CLOCK, " ", rest))
        return DayLine.WORDED if re.search(r"\w", worded) else DayLine.BARE
    return DayLine.PLACED if labels.place.match(plain.strip(" .,:;|@-–—")) else None


def _part(line: str, printed: PrintedDate, labels: Labels) -> DayLine | None:
    """One part of a line that tells many things: 'NAME | Published: 1 May 2000 | 7 comments', or a
    day with who wrote: '1 May 2000, by NAME'. Between dashes only what has a label."""
    ahead, behind = labels.fields.beside_day(line[: printed.start], line[printed.end :])
    if (fields := f"{ahead} {behind}") != f"{line[: printed.start]} {line[printed.end :]}" and (
        kind := _kind_of_rest(fields, labels)
    ):
        return kind
    before = _PARTING.split(line[: printed.start])
    after = _PARTING.split(line[printed.end :])
    ahead = labels.byline_ahead.sub("", before[-1])
    behind = labels.byline.sub("", after[0])
    rest = f"{ahead} {behind}"
    if len(before) + len(after) > 2 or rest != f"{before[-1]} {after[0]}":
        return DayLine.PART if _kind_of_rest(rest, labels) else None
    dashed = _DASHED.split(ahead)
    short = f"{dashed[-1]} {_DASHED.split(behind)[0]}"
    if short == rest:
        return None
    # 'RIVER OFFICE Press Briefing Notes - 1 May 2000 - Spokesperson: NAME'
    is_kind = len(dashed) > 1 and bool(labels.kind_ahead.search(dashed[-2]))
    kind = _kind_of_rest(short, labels)
    return DayLine.PART if kind is DayLine.LABELLED or (is_kind and kind) else None
