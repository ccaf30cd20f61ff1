"""The page of a search: the form, the facets, the result, and what a reader may do next."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from archive.errors import QueryError, QueryTooLong
from archive.facets import facet as row_of
from indexer.documents import DocumentType
from indexer.query.parser import read_query
from indexer.search import Filter, Histogram, SearchRequest, SearchResults, Sort
from indexer.standing_words import leaves_standing_out
from web import addresses, views
from web.budgets import within_bytes
from web.context import AppContext, current_context
from web.search import hits
from web.search.advice import Advice, advice
from web.search.former_ids import with_present_ids
from web.search.params import ParsedRequest, parse_lenient, without_filter
from web.search.usage import UsageView, usage

blueprint = Blueprint("search_page", __name__)

_MOST_CHIPS = 16
_TYPES = ((DocumentType.RELEASE, "releases"), (DocumentType.QUOTE, "quotations"))


@blueprint.get(addresses.SEARCH)
def search() -> ResponseReturnValue:
    """The form, the facets, the result."""
    ctx, parsed = current_context(), parse_lenient(request.args)
    if parsed.refusal is not None:
        return _refused(parsed.refusal, ctx)
    parsed = replace(parsed, request=with_present_ids(parsed.request, ctx.publication))
    results = ctx.search(parsed.request)
    given_advice = advice(parsed.request, results, ctx.index)
    noun = "quotation" if parsed.request.type is DocumentType.QUOTE else "release"
    page = render_template(
        "search.html",
        ctx=ctx,
        notes=(*parsed.notes, *given_advice.notes),
        counted=views.number_of(results.total, noun),
        found=hits.hits(results.hits, parsed.request.query.text),
        nearest=hits.hits(results.nearest, parsed.request.query.text),
        facets=views.facet_views(results.facets),
        results=results,
        leaves_out=leaves_standing_out(parsed.request.query.tree),
        years=views.every_year(results.histogram.years),
        undated=results.histogram.unknown,
        year_link=addresses.year_of(parsed.request),
        chips=_chips(parsed, results),
        coverage="" if results.total else _coverage(ctx),
        sorts=list(Sort),
        tabs=list(_tabs(parsed.request, results, ctx)),
        usage=_usage(parsed.request, ctx),
        better=_better(parsed.request, given_advice),
        asked=parsed.request,
        typed=request.args.get("q", ""),
        api_url=addresses.api_search(parsed.request),
        **_paging(parsed.request, results),
    )
    return within_bytes(make_response(page))


def _tabs(
    search_request: SearchRequest, results: SearchResults, ctx: AppContext
) -> Iterator[views.Tab]:
    """What can be looked for, each with how many the same question finds."""
    for kind, label in _TYPES:
        other = replace(search_request, type=kind, page=1)
        current = kind is search_request.type
        total = results.total if current else ctx.search(replace(other, per_page=1)).total
        yield views.Tab(label, total, addresses.search(other), current)


def _usage(search_request: SearchRequest, ctx: AppContext) -> UsageView | None:
    """Nothing for a search that asks for everything."""
    if not (search_request.query.text or search_request.filters):
        return None
    return usage(search_request, ctx, addresses.year_of(search_request))


def _better(search_request: SearchRequest, given_advice: Advice) -> tuple[str, str] | None:
    """What may have been meant: the words, and the search for them."""
    if given_advice.better is None:
        return None
    meant = replace(search_request, query=read_query(given_advice.better), page=1)
    return given_advice.better, addresses.search(meant)


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


def _chips(parsed: ParsedRequest, results: SearchResults) -> list[views.Chip]:
    labels = {
        (facet.name, value.id): f"{facet.label}: {value.label}"
        for facet in results.facets
        for value in facet.counts
    }
    filters = parsed.request.filters
    together = sum(len(entry.ids) for entry in filters) > _MOST_CHIPS
    chips = (
        [_chip_of_all(entry, parsed.request)]
        if together and len(entry.ids) > 1
        else _chips_of_each(entry, parsed.request, labels)
        for entry in filters
    )
    return [*chain.from_iterable(chips), *_day_chips(parsed.request)]


def _chips_of_each(
    entry: Filter, search_request: SearchRequest, labels: Mapping[tuple[str, str], str]
) -> list[views.Chip]:
    return [
        views.Chip(
            labels.get((entry.facet, value), f"{entry.facet}: {value}"),
            addresses.search(without_filter(search_request, entry.facet, value)),
        )
        for value in entry.ids
    ]


def _chip_of_all(entry: Filter, search_request: SearchRequest) -> views.Chip:
    """Every chip holds the address of all others: many of them would cost their square."""
    others = tuple(other for other in search_request.filters if other != entry)
    label = f"{row_of(entry.facet).label}: {len(entry.ids)} values"
    return views.Chip(label, addresses.search(replace(search_request, filters=others, page=1)))


def _day_chips(search_request: SearchRequest) -> Iterator[views.Chip]:
    if search_request.earliest:
        without = replace(search_request, page=1, earliest=None)
        yield views.Chip(f"from {search_request.earliest}", addresses.search(without))
    if search_request.latest:
        without = replace(search_request, page=1, latest=None)
        yield views.Chip(f"until {search_request.latest}", addresses.search(without))


def _paging(search_request: SearchRequest, results: SearchResults) -> dict[str, object]:
    last = max(1, -(-results.total // search_request.per_page))
    before = (
        replace(search_request, page=min(search_request.page - 1, last))
        if search_request.page > 1
        else None
    )
    after = (
        replace(search_request, page=search_request.page + 1)
        if search_request.page < last
        else None
    )
    return {
        "page": search_request.page,
        "last_page": last,
        "previous": addresses.search(before) if before else None,
        "next": addresses.search(after) if after else None,
    }


def _coverage(ctx: AppContext) -> str:
    """What the archive holds, for a reader who found nothing."""
    everything_held = ctx.search(SearchRequest(per_page=1))
    return f"{views.number_of(everything_held.total, 'release')} {_span(everything_held.histogram)}"


def _span(histogram: Histogram) -> str:
    if not histogram.years:
        return "without known dates"
    first, last = histogram.years[0].year, histogram.years[-1].year
    return f"of the years {first} to {last}"
