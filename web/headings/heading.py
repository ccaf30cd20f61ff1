"""The page of one office, person or topic: what is known of it, its releases, its years."""

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, abort, make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from archive.facets import FACETS, Facet
from archive.facets import facet as row_of
from indexer.documents import DocumentType
from indexer.query.parser import EVERYTHING
from indexer.search import Filter, SearchRequest, SearchResults
from web import addresses, views
from web.budgets import within_bytes
from web.context import AppContext, current_context
from web.headings.authority_page import has_posts, heading_lines, present_id
from web.headings.posts import posts_of
from web.headings.relatives import relatives_of
from web.listing import shortened
from web.search import hits
from web.search.params import everything

blueprint = Blueprint("heading", __name__)

_MOST_LINES = 100


@blueprint.get(addresses.HEADING)
def heading(facet: str, heading: str) -> ResponseReturnValue:
    """One office, person or topic: what is known of it, its releases, its years."""
    ctx, row = current_context(), row_of(facet)
    present = present_id(row, heading, ctx.publication)
    if present != heading:
        return redirect(addresses.heading(facet, present), 301)
    search_request = everything(EVERYTHING, [Filter(facet, (heading,))])
    results = ctx.search(replace(search_request, per_page=10))
    label, lines = heading_lines(row, heading, results, ctx.publication)
    if label is None:
        abort(404, f"no {row.label.lower()} has the id {heading!r} here")
    page = render_template(
        "heading.html",
        ctx=ctx,
        facet=row,
        label=shortened(label),
        lines=lines[:_MOST_LINES],
        on_record=has_posts(row, heading, ctx.publication),
        private=row.people,
        relatives=relatives_of(row, heading, ctx),
        wider=list(_wider(row, heading, results.total, ctx)),
        **_releases_under(search_request, results, facet),
        **(
            _quotes_of(search_request, ctx) | {"posts": posts_of(heading, ctx)}
            if row.people
            else {}
        ),
    )
    response = make_response(page)
    if row.people:
        response.headers["X-Robots-Tag"] = "noindex"
    return within_bytes(response)


def _releases_under(
    search_request: SearchRequest, results: SearchResults, facet: str
) -> dict[str, object]:
    others = (other for other in results.facets if other.name != facet)
    return {
        "counted": views.number_of(results.total, "release"),
        "total": results.total,
        "found": hits.hits(results.hits),
        "years": views.every_year(results.histogram.years),
        "undated": results.histogram.unknown,
        "year_link": addresses.year_of(search_request),
        "search_url": addresses.search(search_request),
        "beside": [views.facet_view(other, True) for other in others if row_of(other.name).page],
    }


def _quotes_of(search_request: SearchRequest, ctx: AppContext) -> dict[str, object]:
    of_quotes = replace(search_request, type=DocumentType.QUOTE)
    quotes = ctx.search(replace(of_quotes, per_page=10))
    return {
        "quotes": hits.hits(quotes.hits),
        "more_quotes": quotes.total > len(quotes.hits),
        "quotes_url": addresses.search(of_quotes),
    }


def _wider(row: Facet, heading: str, own: int, ctx: AppContext) -> Iterator[tuple[str, str]]:
    """Searches that count the heading with what stands under it: labels, counted, and addresses.
    own: how many it has itself, to which they must add some."""
    for other in FACETS:
        if other.kind == row.kind and other.hierarchy and other != row:
            search_request = everything(EVERYTHING, [Filter(other.name, (heading,))])
            total = ctx.search(replace(search_request, per_page=1)).total
            if total != own:
                counted = views.number_of(total, "release")
                yield f"{other.label}: {counted}", addresses.search(search_request)
