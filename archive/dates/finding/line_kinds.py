"""Of what kind a line is that holds a day: there for it alone, with a place, with other matters."""

import re
from collections.abc import Sequence

from archive.dates.candidates import DayLine
from archive.dates.finding.date_labels import CLOCK, Labels
from archive.dates.reading.printed import DateKind, PrintedDate

_PHONE = re.compile(r"[+(]?\d{2,}[\d ().-]{5,}\d")
_SYMBOL = re.compile(
    r"\b[A-Z]{1,6}(?:/[A-Z0-9.]{1,8}){1,4}\b|\b(?:19|20)?\d\d[-/]\d{1,4}\b"
    r"|\b[A-Z]{2,6}[- ]\d\d(?:\d\d)?-\d{1,5}\b"
)
_PARTING = re.compile(r"\s*(?:[|·•⋅∙]|//)\s*|\s+/\s*|/\s+")
_LEADING = re.compile(r"[\s,]+[a-zà-ÿ]{1,3}\s*$")
_DASHED = re.compile(r"\s+[-–—]\s+")
_STAMPED = re.compile(rf"[\s,]*{CLOCK}(?:\s+\w{{2,5}})?\s*[|–—-]")
_HOUR = re.compile(rf"\s*{CLOCK}")
_NAME = re.compile(r"[^。，！？；,.!?;:：]{1,24}")
_WITHOUT_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def kind_of_line(
    of_issue: str, line: str, dates: Sequence[PrintedDate], labels: Labels
) -> DayLine | None:
    """Of what kind a line is that holds one date and little else beside it; None where it is not
    there for its day."""
    first = dates[0]
    if first.kind != DateKind.PRINTED or any(printed.value != first.value for printed in dates):
        return None
    rest = of_issue
    for printed in reversed(dates):
        rest = f"{rest[: printed.start]} {rest[printed.end :]}"
    whole = _kind_of_rest(rest, labels)
    if whole is DayLine.PLACED and labels.leads.search(of_issue[: first.start]):
        return None
    if whole:
        return whole
    if _is_stamp(line, first):
        return DayLine.PART
    return _part(of_issue, first, labels) or (
        DayLine.PART if _is_stamp_of_source(line, first) else None
    )


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
    # 'Washington, D. C., on' as it stands: 'd' is a word beside days in Denmark.
    places = (plain, _LEADING.sub("", without))
    is_place = any(labels.place.match(place.strip(" .,:;|@-–—")) for place in places)
    return DayLine.PLACED if is_place else None


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


def _is_stamp(line: str, printed: PrintedDate) -> bool:
    """Whether a line opens with day and hour, and goes on behind a dash: an agency's stamp."""
    before, after = line[: printed.start].strip(), line[printed.end :]
    return not before and printed.precision == "day" and bool(_STAMPED.match(after))


def _is_stamp_of_source(line: str, printed: PrintedDate) -> bool:
    """Whether a line is day, hour and the name of who published it, without a label, in a script
    without blanks."""
    hour = _HOUR.match(line[printed.end :])
    end = printed.end + (hour.end() if hour else 0)
    has_hour = ":" in line[printed.start : end] and printed.precision == "day"
    name = f"{line[: printed.start].strip()} {line[end:].strip()}".strip()
    return has_hour and bool(_NAME.fullmatch(name) and _WITHOUT_BLANKS.search(name))
