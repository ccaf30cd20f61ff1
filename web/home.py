"""The first page: what is in the archive; and what crawlers should leave alone."""

from dataclasses import replace

from flask import Blueprint, make_response, render_template
from flask.typing import ResponseReturnValue

from archive.facets import facet as row_of
from archive.facets import paged
from indexer.documents import DocumentType
from indexer.query.parser import EVERYTHING
from indexer.search import SearchRequest
from web import addresses, views
from web.budgets import within_bytes
from web.context import current_context
from web.search import hits
from web.search.params import everything

blueprint = Blueprint("home", __name__)

_NEWEST = 8


@blueprint.get(addresses.HOME)
def home() -> ResponseReturnValue:
    """What is in the archive: counts, years, offices, the newest releases."""
    ctx = current_context()
    newest = ctx.search(replace(everything(EVERYTHING), per_page=_NEWEST))
    quotes = ctx.search(SearchRequest(type=DocumentType.QUOTE, per_page=1))
    facets = [views.facet_view(f, True) for f in newest.facets if row_of(f.name).page]
    page = render_template(
        "home.html",
        ctx=ctx,
        releases=newest.total,
        quotes=quotes.total,
        years=views.every_year(newest.histogram.years),
        undated=newest.histogram.unknown,
        year_link=addresses.year_of(SearchRequest()),
        facets=facets,
        newest=hits.lines(newest.hits),
        added_last=hits.added(ctx.publication.newest(1)),
    )
    return within_bytes(make_response(page))


@blueprint.get(addresses.ROBOTS)
def robots() -> ResponseReturnValue:
    """What a crawler should leave alone: people's pages, and everything that is not for reading."""
    people = (addresses.headings(facet.name) for facet in paged() if facet.people)
    barred = (*people, f"{addresses.API_ROOT}/", addresses.SEARCH, addresses.LINES)
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in barred)]
    return "\n".join(lines) + "\n", {"Content-Type": "text/plain; charset=utf-8"}
