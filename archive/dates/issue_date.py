"""The issue date and place of a release, from every candidate that its page holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, partial

import htmldate

from archive.dates.bounding.bounds import bounds, known_days
from archive.dates.bounding.captures import told_moment
from archive.dates.bounding.references import days_to_come
from archive.dates.candidates import DateCandidate, candidate_of, read_candidate
from archive.dates.choosing.choice import Choice, choose_issued
from archive.dates.choosing.other_years import without_other_years
from archive.dates.choosing.signs import hours_of, order_of
from archive.dates.choosing.widening import (
    DAYS_DIFFER,
    by_announcement,
    by_changes,
    by_clocks,
    by_neighbours,
    by_order,
)
from archive.dates.finding.address_dates import url_date
from archive.dates.finding.datelines import Dateline
from archive.dates.finding.far_dates import banner_date, far_dates
from archive.dates.finding.header_dates import header_dates, title_date
from archive.dates.finding.listed_days import doubts_of, listed_days
from archive.dates.finding.metadata import metadata_dates
from archive.dates.finding.opening_datelines import dateline_of
from archive.dates.finding.places import known_place
from archive.dates.finding.site_days import by_place
from archive.dates.methods import ACT
from archive.dates.reading.printed import DateKind
from archive.html.page import Page, title_tag
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Evidence, IssueDate, Release
from archive.parsers.parsed_item import ParsedItem

_PROFILE_CONFIDENCE = {"publication": 0.97, "posted": 0.9, "event": 0.3, ACT: 0.9}
_GUESS_CONFIDENCE = 0.4
_UNKNOWN_PLACE = 0.3
_OPENING = 6


def date_release(
    knowledge: KnowledgeSnapshot, release: Release, reading: ParsedItem, page: Page, today: date
) -> Release:
    """The release with its place and issue date, or the bounds of an undated one.

    today: no release is later.
    """
    moment = told_moment(knowledge, page)
    latest = min(moment.date(), today) if moment else today
    line = dateline_of(knowledge, release, reading, latest)
    if line and line.printed in reading.header_lines:
        line = replace(line, date=None)  # a line of the header is one piece of evidence, not two
    printed = list(_candidates(knowledge, reading, page, line, latest))
    if reading.own_page and not release.profile:
        printed = by_place(knowledge, page, printed, latest)
    past = _without_announced(knowledge, printed, release, reading)
    candidates = _as_sets(knowledge, past, page)
    choice = choose_issued(candidates, latest, knowledge.first_year)
    if _may_look_far(choice.issued, candidates, reading) and not release.profile:
        choice = _looked_far(knowledge, candidates, page, latest)
    method = next((piece.method for piece in choice.evidence if piece.chosen), "")
    doubts = doubts_of(listed_days(page.listed if reading.own_page else ()), choice.issued, method)
    choice = _bounded(knowledge, choice, release, page, latest, candidates)
    issued, evidence = choice.issued, choice.evidence
    beside = _dateline_day(line, issued)
    known_values = {piece.value for piece in evidence if piece.method == "dateline"}
    if beside and beside.value not in known_values:
        evidence = (*evidence, beside)
    differs = ("dateline-day-differs",) if beside and beside.value != issued.value else ()
    town = _without_stop(line.place) if line and line.place else None
    known = known_place(knowledge, town) if town else None
    place = reading.place or known
    return replace(
        release,
        issued=issued,
        place=place,
        evidence=(*release.evidence, *evidence, *_place_evidence(place, town, line)),
        flags=(*release.flags, *choice.doubts, *doubts, *differs),
    )


def _without_announced(
    knowledge: KnowledgeSnapshot,
    candidates: list[DateCandidate],
    release: Release,
    reading: ParsedItem,
) -> list[DateCandidate]:
    """The candidates; those of a text file are of events where its text says they are to come."""
    if reading.is_page:
        return candidates
    to_come = cache(partial(days_to_come, knowledge, f"{release.title}\n{release.text}"))
    return [by_announcement(candidate, to_come) for candidate in candidates]


def _as_sets(
    knowledge: KnowledgeSnapshot, candidates: Sequence[DateCandidate], page: Page
) -> list[DateCandidate]:
    """Each candidate with every day that it leaves possible."""
    hours = cache(partial(hours_of, knowledge, page))
    order = cache(partial(order_of, knowledge, page))
    candidates = without_other_years(knowledge, page, candidates)
    changes = [candidate for candidate in candidates if candidate.method == "modified"]
    ordered = [by_order(candidate, order) for candidate in candidates]
    timed = [by_neighbours(by_clocks(candidate, hours), ordered) for candidate in ordered]
    return [by_changes(candidate, changes) for candidate in timed]


def _looked_far(
    knowledge: KnowledgeSnapshot, candidates: Sequence[DateCandidate], page: Page, latest: date
) -> Choice:
    """The choice with all that stands elsewhere on the page. htmldate's guess stays a hint to a
    person: alone it is wrong on one page of eight, beside a line with that day on one of four."""
    events = {candidate.value for candidate in candidates if candidate.method == DateKind.EVENT}
    far = _as_sets(knowledge, far_dates(knowledge, page, latest, events), page)
    known = [*candidates, *far]
    choice = choose_issued(known, latest, knowledge.first_year)
    if choice.issued.value is not None:
        return choice
    guesses = _guess(page, knowledge.first_year, latest)
    return choose_issued([*known, *guesses], latest, knowledge.first_year)


def _bounded(
    knowledge: KnowledgeSnapshot,
    choice: Choice,
    release: Release,
    page: Page,
    latest: date,
    candidates: Sequence[DateCandidate],
) -> Choice:
    """Without a value: between the bounds that its candidate, its capture and its text leave."""
    issued = choice.issued
    if issued.value is not None:
        return choice
    # Where two places differ one of them slipped, and what the text says of days is no better.
    text = "" if DAYS_DIFFER in choice.doubts else f"{release.title}\n{release.text}"
    banner = banner_date(knowledge, page, latest)
    known = (issued.earliest, issued.latest)
    days = known_days(told_moment(knowledge, page), latest, banner, candidates)
    bounded = bounds(knowledge, text, days, known)
    return replace(
        choice,
        issued=IssueDate(earliest=bounded.earliest, latest=bounded.latest),
        evidence=(*choice.evidence, *bounded.evidence),
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
    for field in reading.dates:
        method = field.kind if field.kind in ("event", ACT) else "profile"
        sure = _PROFILE_CONFIDENCE[field.kind]
        candidate = read_candidate(
            knowledge, field.text, method, field.place, sure, latest, field.order
        )
        if candidate:
            yield candidate
    if reading.own_page and reading.is_page:
        yield from metadata_dates(knowledge, page.tree, latest)
        titles = dict.fromkeys((title_tag(page), reading.title))
        yield from filter(None, (title_date(knowledge, title, latest) for title in titles))
    if reading.own_page:
        yield from listed_days(page.listed)
    yield from header_dates(
        knowledge, reading.header_lines, reading.title, latest, behind=_behind_header(reading)
    )
    if line:
        yield from _of_dateline(line)
    addresses = (reading.own_link or page.url, reading.canonical)
    yield from dict.fromkeys(
        dated for address in addresses if (dated := url_date(knowledge, address, latest))
    )


def _behind_header(reading: ParsedItem) -> Sequence[str]:
    """The lines of the text that follow on the last line of its header."""
    texts = [block.text for block in reading.blocks[:_OPENING]]
    last = reading.header_lines[-1:]
    return texts[texts.index(last[0]) + 1 :] if last and last[0] in texts else ()


def _may_look_far(
    issued: IssueDate, candidates: Sequence[DateCandidate], reading: ParsedItem
) -> bool:
    """Whether the rest of the page may be asked: not of a text file, in which any date stands, nor
    where the days of other stories lie about, as about a part of a page."""
    stories = any(candidate.method == "other-property" for candidate in candidates)
    of_page = reading.is_page and reading.part is None
    return issued.precision != "day" and of_page and not stories


def _of_dateline(line: Dateline) -> Iterator[DateCandidate]:
    day = line.date
    if day and day.has_year and (line.place or day.precision == "day"):
        yield candidate_of(day, "dateline", "first paragraph", line.printed, 0.85)


def _guess(page: Page, first_year: int, latest: date) -> Iterator[DateCandidate]:
    """What htmldate says, where nothing of ours does."""
    value = htmldate.find_date(
        page.source,
        extensive_search=False,  # else any date of a page may come out, which is worse than none
        original_date=True,
        min_date=datetime(first_year, 1, 1, tzinfo=UTC),
        max_date=datetime(latest.year, latest.month, latest.day, tzinfo=UTC),
    )
    # Of a copyright's year it makes the first of January.
    if value and not value.endswith("-01-01"):
        yield DateCandidate(value, "day", "guess", "page", value, _GUESS_CONFIDENCE)


def _place_evidence(
    place: str | None, printed: str | None, line: Dateline | None
) -> Iterator[Evidence]:
    """What is shown; a name in the shape of a dateline that no list of places knows is a hint."""
    snippet = line.printed[:200] if line and line.place else place or ""
    if place:
        yield Evidence("place", place, "dateline", "first paragraph", snippet, 0.9)
    elif printed:
        yield Evidence(
            "place", printed, "dateline", "first paragraph", snippet, _UNKNOWN_PLACE, False
        )
