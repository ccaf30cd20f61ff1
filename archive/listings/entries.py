"""What a page prints, as a list, of the pages that it links to."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.annotators.kind import kind_of_label
from archive.annotators.offices.office_names import Time, office_names
from archive.dates.candidates import DateCandidate
from archive.dates.choosing.signs import order_of
from archive.html.page import Page
from archive.knowledge.chrome import chrome_of
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.listings.calendars import Calendars
from archive.listings.row_days import RowDays
from archive.listings.rows import Row, rows_of
from archive.sites import ListingEntry
from archive.text.words import words_of

_MOST_ENTRIES = 2_000
_LONGEST_LABEL = 80
_FEW, _SEVERAL = 2, 3
_WORDS_OF_TITLE = 3


@dataclass(frozen=True, slots=True)
class _Dated:
    row: Row
    day: DateCandidate | None


def entries_of(knowledge: KnowledgeSnapshot, page: Page, latest: date) -> tuple[ListingEntry, ...]:
    """The entries of a list: of rows built alike, two with a day or three with a title. What is
    known of the site from elsewhere has no say: the same page gives the same. The days of a
    calendar are those of what happens, not of what was written about it.

    latest: no day is later.
    """
    rows = _rows(knowledge, page, latest)
    if knowledge.derived(Calendars).names(page):
        rows = [replace(dated, day=None) for dated in rows]
    titles = Counter(dated.row.title for dated in rows if dated.row.title)
    return tuple(_entries(knowledge, _in_lists(rows)[:_MOST_ENTRIES], titles))


def dated_rows(knowledge: KnowledgeSnapshot, page: Page, latest: date) -> tuple[Row, ...]:
    """The rows of its lists that print a day. latest: as above."""
    return tuple(dated.row for dated in _in_lists(_rows(knowledge, page, latest)) if dated.day)


def _rows(knowledge: KnowledgeSnapshot, page: Page, latest: date) -> list[_Dated]:
    alone = replace(page, site="", listed=())
    days = RowDays(knowledge, alone, latest, order_of(knowledge, alone))
    return [_Dated(row, days.day_of(row)) for row in rows_of(alone, knowledge.derived(chrome_of))]


def _in_lists(rows: Sequence[_Dated]) -> list[_Dated]:
    """Those that are built as others are, and with them a list."""
    shapes: defaultdict[str, list[_Dated]] = defaultdict(list)
    for dated in rows:
        shapes[dated.row.shape].append(dated)
    listed = {shape for shape, alike in shapes.items() if _is_list(alike)}
    return [dated for dated in rows if dated.row.shape in listed]


def _is_list(alike: Sequence[_Dated]) -> bool:
    pages = {dated.row.target.address for dated in alike}
    dated = {entry.row.target.address for entry in alike if entry.day}
    titled = {
        entry.row.target.address
        for entry in alike
        if len(words_of(entry.row.title)) >= _WORDS_OF_TITLE
    }
    return len(dated) >= _FEW or (len(titled) >= _SEVERAL and 2 * len(titled) >= len(pages))


def _entries(
    knowledge: KnowledgeSnapshot, rows: Sequence[_Dated], titles: Counter[str]
) -> Iterator[ListingEntry]:
    for dated in rows:
        row, day = dated.row, dated.day
        title = row.title if titles[row.title] == 1 else ""  # of several pages it names none
        if not title and day is None:
            continue
        target, labels = row.target, [line for line in row.lines if len(line) <= _LONGEST_LABEL]
        yield ListingEntry(
            address=target.address,
            title=title,
            days=day.readings if day else (),
            printed=day.snippet if day else "",
            kind=next((label for label in labels if kind_of_label(knowledge, label)), ""),
            office=next((label for label in labels if _names_office(knowledge, label)), ""),
            place=f"link {target.number}, line {target.node.sourceline or '?'} of its source",
        )


def _names_office(knowledge: KnowledgeSnapshot, label: str) -> bool:
    names, ever = knowledge.derived(office_names), Time()
    return bool(next(names.named(label, ever), None) or names.exactly(label, ever))
