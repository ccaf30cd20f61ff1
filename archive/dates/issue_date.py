"""The issue date and place of a release, from every candidate that its page holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import htmldate

from archive.dates.bounds import bounds
from archive.dates.choice import choose_issued
from archive.dates.datelines import Dateline, dateline
from archive.dates.header_dates import header_dates, title_date, url_date
from archive.dates.metadata import metadata_dates
from archive.dates.printed import DateCandidate, read_candidate
from archive.html.page import Page, title_tag
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import BlockKind, Evidence, IssueDate, Release
from archive.parsers.parsed_item import ParsedItem

_PROFILE_CONFIDENCE = {"publication": 0.97, "posted": 0.9, "event": 0.3}
_VOTE_CONFIDENCE = 0.4
_OPENING = 4
_DIGIT_EARLY = re.compile(r"\D{0,120}\d")


def date_release(
    knowledge: KnowledgeSnapshot, release: Release, reading: ParsedItem, page: Page, today: date
) -> Release:
    """The release with its place and issue date, or the bounds of an undated one.

    today: no release is later.
    """
    latest = min(page.moment.date(), today) if page.moment else today
    line = _dateline(knowledge, release, reading, latest)
    if line and line.printed in reading.header_lines:
        line = replace(line, date=None)  # a line of the header is one piece of evidence, not two
    candidates = list(_candidates(knowledge, reading, page, line, latest))
    issued, evidence = choose_issued(candidates, latest)
    if _may_vote(issued, candidates, reading) and not release.profile:
        vote = list(_vote(page, latest))
        issued, evidence = choose_issued([*candidates, *vote], latest)
    if issued.value is None:
        found = bounds(knowledge, f"{release.title}\n{release.text}", page.moment, None)
        issued = IssueDate(earliest=found.earliest, latest=found.latest)
        evidence = (*evidence, *found.evidence)
    told = _dateline_day(line, issued)
    if told and told.value not in {one.value for one in evidence if one.method == "dateline"}:
        evidence = (*evidence, told)
    flags = ("dateline-day-differs",) if told and told.value != issued.value else ()
    place = reading.place or (_without_stop(line.place) if line and line.place else None)
    return replace(
        release,
        issued=issued,
        place=place,
        evidence=(*release.evidence, *evidence, *_place_evidence(place, line)),
        flags=(*release.flags, *flags),
    )


def _dateline_day(line: Dateline | None, issued: IssueDate) -> Evidence | None:
    """The day of the dateline as evidence beside a day of issue; its year, where it prints none, is
    the one that brings it next to that day."""
    if line is None or line.date is None or line.date.precision != "day" or not issued.earliest:
        return None
    value = line.date.value if line.date.has_year else _with_year(line.date.value, issued.earliest)
    if value is None or issued.precision != "day":
        return None
    return Evidence("issued", value, "dateline", "first paragraph", line.printed[:200], 0.8, False)


def _with_year(month_day: str, near: date) -> str | None:
    """'--12-31' beside 2 January 2004 is 2003-12-31; None for 29 February of no such year."""
    days = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            days.append(date.fromisoformat(f"{year}{month_day[1:]}"))
        except ValueError:
            continue
    nearest = min(days, key=lambda day: abs((day - near).days), default=None)
    return nearest.isoformat() if nearest else None


def _without_stop(place: str) -> str:
    """'Encarnación.-' closes with a stop; that of 'Washington, D.C.' belongs to the place."""
    return re.sub(r"(?<=[a-zà-ÿ]{3})\.$", "", place)


def _candidates(
    knowledge: KnowledgeSnapshot,
    reading: ParsedItem,
    page: Page,
    line: Dateline | None,
    latest: date,
) -> Iterator[DateCandidate]:
    for found in reading.dates:
        method = "event" if found.kind == "event" else "profile"
        sure = _PROFILE_CONFIDENCE[found.kind]
        candidate = read_candidate(
            knowledge, found.text, method, found.place, sure, latest, found.order
        )
        if candidate:
            yield candidate
    if reading.own_page and reading.is_page:
        yield from metadata_dates(knowledge, page.tree)
        yield from _optional(title_date(knowledge, title_tag(page), latest))
    yield from header_dates(knowledge, reading.header_lines, reading.title, latest)
    if line:
        yield from _of_dateline(line)
    addresses = (reading.own_link or page.url, reading.canonical)
    yield from dict.fromkeys(dated for one in addresses if (dated := url_date(knowledge, one)))


def _may_vote(issued: IssueDate, candidates: Sequence[DateCandidate], reading: ParsedItem) -> bool:
    """Whether htmldate may be asked: not of a text file, in which it takes any date, nor where the
    days of other stories lie about."""
    stories = any(one.method == "other-property" for one in candidates)
    return issued.precision != "day" and reading.is_page and not stories


def _of_dateline(line: Dateline) -> Iterator[DateCandidate]:
    found = line.date
    if found and found.has_year and (line.place or found.precision == "day"):
        yield DateCandidate(
            found.value, found.precision, "dateline", "first paragraph", line.printed, 0.85
        )


def _optional(candidate: DateCandidate | None) -> Iterator[DateCandidate]:
    if candidate:
        yield candidate


def _dateline(
    knowledge: KnowledgeSnapshot, release: Release, reading: ParsedItem, latest: date
) -> Dateline | None:
    """That of the first paragraph; where a lede or the like stands before it, the first near the
    opening whose date has a year. None where the profile says that there is none."""
    if not reading.has_dateline:
        return None
    paragraphs = [
        b.text for b in release.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)
    ]
    first = dateline(knowledge, paragraphs[0], latest) if paragraphs else None
    if first and first.date:
        return first
    near = filter(_DIGIT_EARLY.match, (*paragraphs[1:_OPENING], *reading.openings))
    dated = (line for text in near if (line := dateline(knowledge, text, latest)) and line.date)
    return next((line for line in dated if line.date and line.date.has_year), first)


def _vote(page: Page, latest: date) -> Iterator[DateCandidate]:
    """What htmldate says, where nothing of ours does; the day a page was changed is no answer."""
    value = htmldate.find_date(
        page.source,
        extensive_search=False,  # else any date of a page may come out, which is worse than none
        original_date=True,
        min_date=datetime(1985, 1, 1, tzinfo=UTC),
        max_date=datetime(latest.year, latest.month, latest.day, tzinfo=UTC),
    )
    # Of a copyright's year it makes the first of January.
    if value and not value.endswith("-01-01"):
        yield DateCandidate(value, "day", "htmldate", "page", value, _VOTE_CONFIDENCE)


def _place_evidence(place: str | None, line: Dateline | None) -> Iterator[Evidence]:
    if place:
        printed = line.printed if line and line.place else place
        yield Evidence("place", place, "dateline", "first paragraph", printed[:200], 0.9)
