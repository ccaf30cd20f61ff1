"""The pages for reading: what is in the archive, a search, the headings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from flask import Blueprint, abort, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from archive.errors import QueryError, QueryTooLong
from archive.facets import FACETS, Facet, paged
from archive.facets import facet as row_of
from indexer.documents import DocumentType
from indexer.query.date_range import read_period
from indexer.query.parser import EVERYTHING, read_query
from indexer.search import Filter, Histogram, SearchRequest, SearchResults, Sort
from indexer.suggestions import suggestion, unknown_values
from web import addresses, hits, views
from web.authority_page import heading_lines, present_id
from web.budgets import within_bytes
from web.context import AppContext, current_context
from web.listing import shortened
from web.params import Asked, everything, parse_lenient, without_filter
from web.posts import posts_of
from web.usage import UsageView, usage

blueprint = Blueprint("pages", __name__)

_NEWEST = 8
_MOST_CHIPS = 16
_MOST_LINES = 100
_TYPES = ((DocumentType.RELEASE, "releases"), (DocumentType.QUOTE, "quotations"))


@blueprint.get(addresses.HOME)
def home() -> ResponseReturnValue:
    """What is in the archive: counts, years, offices, the newest releases."""
    ctx = current_context()
    found = ctx.search(replace(everything(EVERYTHING), per_page=_NEWEST))
    quotes = ctx.search(SearchRequest(type=DocumentType.QUOTE, per_page=1))
    facets = [views.facet_view(f, True) for f in found.facets if row_of(f.name).page]
    page = render_template(
        "home.html",
        ctx=ctx,
        releases=found.total,
        quotes=quotes.total,
        years=views.every_year(found.histogram.years),
        undated=found.histogram.unknown,
        year_link=_year_link(SearchRequest()),
        facets=facets,
        newest=hits.lines(found.hits),
        added_last=hits.added(ctx.publication.newest(1)),
    )
    return within_bytes(make_response(page))


@blueprint.get(addresses.SEARCH)
def search() -> ResponseReturnValue:
    """The form, the facets, the result."""
    ctx, asked = current_context(), parse_lenient(request.args)
    if asked.refusal is not None:
        return _refused(asked.refusal, ctx)
    results = ctx.search(asked.request)
    noun = "quotation" if asked.request.type is DocumentType.QUOTE else "release"
    page = render_template(
        "search.html",
        ctx=ctx,
        notes=(*asked.notes, *results.notes, *_unknown(asked.request, results, ctx)),
        counted=views.number_of(results.total, noun),
        found=hits.hits(results.hits, asked.request.query.text),
        nearest=hits.hits(results.nearest, asked.request.query.text),
        facets=views.facet_views(results.facets),
        results=results,
        years=views.every_year(results.histogram.years),
        undated=results.histogram.unknown,
        year_link=_year_link(asked.request),
        chips=_chips(asked, results),
        coverage="" if results.total else _coverage(ctx),
        sorts=list(Sort),
        tabs=list(_tabs(asked.request, results, ctx)),
        usage=_usage(asked.request, ctx),
        better=_better(asked.request, results, ctx),
        asked=asked.request,
        typed=request.args.get("q", ""),
        api_url=addresses.api_search(asked.request),
        **_paging(asked.request, results),
    )
    return within_bytes(make_response(page))


def _tabs(asked: SearchRequest, results: SearchResults, ctx: AppContext) -> Iterator[views.Tab]:
    """What can be looked for, each with how many the same question finds."""
    for kind, label in _TYPES:
        other = replace(asked, type=kind, page=1)
        current = kind is asked.type
        total = results.total if current else ctx.search(replace(other, per_page=1)).total
        yield views.Tab(label, total, addresses.search(other), current)


def _usage(asked: SearchRequest, ctx: AppContext) -> UsageView | None:
    """Nothing for a search that asks for everything."""
    if not (asked.query.text or asked.filters):
        return None
    return usage(asked, ctx, _year_link(asked))


def _unknown(asked: SearchRequest, results: SearchResults, ctx: AppContext) -> Iterator[str]:
    """Which values of facets nothing has, where nothing is found."""
    for leaf in () if results.total else unknown_values(asked.query, ctx.index):
        yield f"Nothing here has {leaf.value!r} as its {leaf.facet}."


def _better(
    asked: SearchRequest, results: SearchResults, ctx: AppContext
) -> tuple[str, str] | None:
    """What may have been meant, where nothing is found: the words, and the search for them."""
    better = None if results.total else suggestion(asked.query, ctx.index)
    if better is None:
        return None
    return better, addresses.search(replace(asked, query=read_query(better), page=1))


def _refused(refusal: QueryError, ctx: AppContext) -> ResponseReturnValue:
    """The message, with what was typed, and no release."""
    page = render_template(
        "refused.html",
        ctx=ctx,
        message=str(refusal),
        typed=request.args.get("q", ""),
        is_long=isinstance(refusal, QueryTooLong),
    )
    return make_response(page, 400)


@blueprint.get(addresses.HEADING)
def heading(facet: str, heading: str) -> ResponseReturnValue:
    """One office, person or topic: what is known of it, its releases, its years."""
    ctx, row = current_context(), row_of(facet)
    present = present_id(row, heading, ctx.publication)
    if present != heading:
        return redirect(addresses.heading(facet, present), 301)
    asked = everything(EVERYTHING, [Filter(facet, (heading,))])
    results = ctx.search(replace(asked, per_page=10))
    label, lines = heading_lines(row, heading, results, ctx.publication)
    if label is None:
        abort(404, f"no {row.label.lower()} has the id {heading!r} here")
    page = render_template(
        "heading.html",
        ctx=ctx,
        facet=row,
        label=shortened(label),
        lines=lines[:_MOST_LINES],
        private=row.people,
        wider=list(_wider(row, heading)),
        **_releases_under(asked, results, facet),
        **(_quotes_of(asked, ctx) | {"posts": posts_of(heading, ctx)} if row.people else {}),
    )
    response = make_response(page)
    if row.people:
        response.headers["X-Robots-Tag"] = "noindex"
    return within_bytes(response)


def _releases_under(asked: SearchRequest, results: SearchResults, facet: str) -> dict[str, object]:
    others = (other for other in results.facets if other.name != facet)
    return {
        "counted": views.number_of(results.total, "release"),
        "total": results.total,
        "found": hits.hits(results.hits),
        "years": views.every_year(results.histogram.years),
        "undated": results.histogram.unknown,
        "year_link": _year_link(asked),
        "search_url": addresses.search(asked),
        "beside": [views.facet_view(other, True) for other in others if row_of(other.name).page],
    }


def _quotes_of(asked: SearchRequest, ctx: AppContext) -> dict[str, object]:
    said = replace(asked, type=DocumentType.QUOTE)
    quotes = ctx.search(replace(said, per_page=10))
    return {
        "quotes": hits.hits(quotes.hits),
        "more_quotes": quotes.total > len(quotes.hits),
        "quotes_url": addresses.search(said),
    }


@blueprint.get(addresses.ROBOTS)
def robots() -> ResponseReturnValue:
    """What a crawler should leave alone: people's pages, and everything that is not for reading."""
    people = (addresses.headings(facet.name) for facet in paged() if facet.people)
    barred = (*people, f"{addresses.API_ROOT}/", addresses.SEARCH)
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in barred)]
    return "\n".join(lines) + "\n", {"Content-Type": "text/plain; charset=utf-8"}


def _wider(row: Facet, heading: str) -> Iterator[tuple[str, str]]:
    """Searches that count the heading with what stands under it: labels and addresses."""
    for other in FACETS:
        if other.kind == row.kind and other.hierarchy and other != row:
            asked = everything(EVERYTHING, [Filter(other.name, (heading,))])
            yield other.label, addresses.search(asked)


def _year_link(asked: SearchRequest) -> Callable[[int], str]:
    def link(year: int) -> str:
        period = read_period(str(year))
        days = replace(asked, earliest=period.earliest, latest=period.latest, page=1)
        return addresses.search(days)

    return link


def _chips(asked: Asked, results: SearchResults) -> list[views.Chip]:
    labels = {
        (facet.name, value.id): f"{facet.label}: {value.label}"
        for facet in results.facets
        for value in facet.counts
    }
    filters = asked.request.filters
    together = sum(len(entry.ids) for entry in filters) > _MOST_CHIPS
    chips = (
        [_chip_of_all(entry, asked.request)]
        if together and len(entry.ids) > 1
        else _chips_of_each(entry, asked.request, labels)
        for entry in filters
    )
    return [*chain.from_iterable(chips), *_day_chips(asked.request)]


def _chips_of_each(
    entry: Filter, asked: SearchRequest, labels: Mapping[tuple[str, str], str]
) -> list[views.Chip]:
    return [
        views.Chip(
            labels.get((entry.facet, value), f"{entry.facet}: {value}"),
            addresses.search(without_filter(asked, entry.facet, value)),
        )
        for value in entry.ids
    ]


def _chip_of_all(entry: Filter, asked: SearchRequest) -> views.Chip:
    """Every chip holds the address of all others: many of them would cost their square."""
    others = tuple(other for other in asked.filters if other != entry)
    label = f"{row_of(entry.facet).label}: {len(entry.ids)} values"
    return views.Chip(label, addresses.search(replace(asked, filters=others, page=1)))


def _day_chips(asked: SearchRequest) -> Iterator[views.Chip]:
    if asked.earliest:
        without = replace(asked, page=1, earliest=None)
        yield views.Chip(f"from {asked.earliest}", addresses.search(without))
    if asked.latest:
        without = replace(asked, page=1, latest=None)
        yield views.Chip(f"until {asked.latest}", addresses.search(without))


def _paging(asked: SearchRequest, results: SearchResults) -> dict[str, object]:
    last = max(1, -(-results.total // asked.per_page))
    before = replace(asked, page=min(asked.page - 1, last)) if asked.page > 1 else None
    after = replace(asked, page=asked.page + 1) if asked.page < last else None
    return {
        "page": asked.page,
        "last_page": last,
        "previous": addresses.search(before) if before else None,
        "next": addresses.search(after) if after else None,
    }


def _coverage(ctx: AppContext) -> str:
    """What the archive holds, for a reader who found nothing."""
    found = ctx.search(SearchRequest(per_page=1))
    return f"{views.number_of(found.total, 'release')} {_span(found.histogram)}"


def _span(histogram: Histogram) -> str:
    if not histogram.years:
        return "without known dates"
    first, last = histogram.years[0].year, histogram.years[-1].year
    return f"of the years {first} to {last}"
