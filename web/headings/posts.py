"""The posts that are printed beside somebody's words, each with the years in which it was."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.facets import LABELS, PERSON, POSITION
from indexer.documents import DocumentType
from indexer.search import FacetCount, Filter, Histogram, SearchRequest
from web import addresses
from web.context import AppContext
from web.listing import shortened
from web.views import number_of

_MOST_POSTS = 12


@dataclass(frozen=True, slots=True)
class PostView:
    """A post as printed. years: '2019–2022', '2019', or '' where no day is known. path: the search
    that finds the words said in it. first: its first year, 0 where none is known."""

    title: str
    years: str
    counted: str
    path: str
    first: int


def posts_of(person: str, ctx: AppContext) -> list[PostView]:
    """The posts of an agent by the days of the releases that print them, never by what it is now:
    the earliest first, those without a day last."""
    of_quotes = SearchRequest(
        filters=(Filter(PERSON, (person,)),), type=DocumentType.QUOTE, page=1, per_page=1
    )
    shown = list(_posts(of_quotes, ctx))
    return sorted(shown, key=lambda post: (not post.first, post.first, post.title))


def _posts(of_quotes: SearchRequest, ctx: AppContext) -> Iterator[PostView]:
    for value in _printed(of_quotes, ctx)[:_MOST_POSTS]:
        in_post = replace(of_quotes, filters=(*of_quotes.filters, Filter(POSITION, (value.id,))))
        results = ctx.search(in_post)
        yield PostView(
            shortened(value.label),
            _years(results.histogram),
            number_of(results.total, "quotation"),
            addresses.search(replace(in_post, per_page=SearchRequest().per_page)),
            results.histogram.years[0].year if results.histogram.years else 0,
        )


def _printed(of_quotes: SearchRequest, ctx: AppContext) -> list[FacetCount]:
    """The posts, the most frequent first."""
    facets = {facet.name: facet.counts for facet in ctx.search(of_quotes).facets}
    return [value for value in facets[POSITION] if value.count and value.id not in LABELS]


def _years(histogram: Histogram) -> str:
    years = [bar.year for bar in histogram.years]
    return "–".join(str(year) for year in dict.fromkeys((min(years), max(years)))) if years else ""
