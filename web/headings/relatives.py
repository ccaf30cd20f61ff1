"""What stands right above and below a heading by its record: since when, and with how much."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from archive.authorities.collection import Collection, Office, Topic
from archive.facets import FACETS, Facet
from indexer.query.parser import EVERYTHING
from indexer.search import Filter
from web import addresses
from web.context import AppContext
from web.listing import shortened
from web.search.params import everything
from web.views import number_of

_MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Relative:
    """A heading right above or below another. years: when it stood there, '' for always."""

    id: str
    label: str
    years: str


@dataclass(frozen=True, slots=True)
class RelativeView:
    """The same as a link. counted: releases of its own, and where that is another number, with
    those of what stands under it."""

    label: str
    years: str
    path: str
    counted: str


@dataclass(frozen=True, slots=True)
class RelativesView:
    """title: 'Above' or 'Below'. more: how many are not listed."""

    title: str
    headings: Sequence[RelativeView]
    more: int


def relatives_of(row: Facet, id: str, ctx: AppContext) -> list[RelativesView]:
    """What stands above and below a heading; nothing for one without a record."""
    collection = ctx.publication.authorities
    groups = {
        "Above": list(_above(row, id, collection)),
        "Below": list(_below(row, id, collection)),
    }
    shown = {title: group[:_MOST_SHOWN] for title, group in groups.items()}
    ids = [relative.id for group in shown.values() for relative in group]
    counts = [_counts(each, ids, ctx) for each in _rows(row)] if ids else []
    return [
        RelativesView(
            title,
            [_view(row, relative, counts) for relative in group],
            len(groups[title]) - len(group),
        )
        for title, group in shown.items()
        if group
    ]


def years_between(earliest: date | None, latest: date | None) -> str:
    """'1999–2004', '1999–', '…–2004', or '' for always."""
    if not earliest and not latest:
        return ""
    return f"{earliest.year if earliest else '…'}–{latest.year if latest else ''}"


def _above(row: Facet, id: str, collection: Collection) -> Iterator[Relative]:
    for record in collection.records(row.kind):
        if record.id != id:
            continue
        if isinstance(record, Office):
            for parent in record.parents:
                years = years_between(parent.earliest, parent.latest)
                yield Relative(parent.id, collection.label(row.kind, parent.id), years)
        elif isinstance(record, Topic):
            for above in record.above:
                yield Relative(above, collection.label(row.kind, above), "")


def _below(row: Facet, id: str, collection: Collection) -> Iterator[Relative]:
    for record in collection.records(row.kind):
        if isinstance(record, Office):
            for parent in record.parents:
                if parent.id == id:
                    years = years_between(parent.earliest, parent.latest)
                    yield Relative(record.id, record.label(), years)
        elif isinstance(record, Topic) and id in record.above:
            yield Relative(record.id, record.label(), "")


def _rows(row: Facet) -> list[Facet]:
    """The facet itself, and those that count the same headings with what stands under them."""
    others = [other for other in FACETS if other.kind == row.kind and other.hierarchy]
    return [row, *(other for other in others if other != row)]


def _counts(row: Facet, ids: Iterable[str], ctx: AppContext) -> dict[str, int]:
    """How many releases there are under each: what is chosen is always counted."""
    chosen = tuple(dict.fromkeys(ids))
    results = ctx.search(everything(EVERYTHING, [Filter(row.name, chosen)]))
    facets = (facet for facet in results.facets if facet.name == row.name)
    return {value.id: value.count for facet in facets for value in facet.counts}


def _view(row: Facet, relative: Relative, counts: Sequence[dict[str, int]]) -> RelativeView:
    own, *wider = (each.get(relative.id, 0) for each in counts)
    numbers = [
        number_of(own, "release"),
        *(f"{n:,} with those under it" for n in wider if n != own),
    ]
    path = addresses.heading(row.name, relative.id)
    return RelativeView(shortened(relative.label), relative.years, path, ", ".join(numbers))
