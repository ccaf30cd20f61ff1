"""What a reader is told where nothing is found: what no release has, and what may be meant."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.index import Index
from indexer.query.parser import Query, read_query
from indexer.search import SearchRequest, SearchResults, nothing_has
from indexer.suggestions import suggestion, unknown_values


@dataclass(frozen=True, slots=True)
class Advice:
    """notes: what could not be found as it was asked for. better: a query to ask instead."""

    notes: tuple[str, ...] = ()
    better: str | None = None


def advice(request: SearchRequest, results: SearchResults, index: Index) -> Advice:
    """Of the answer to a request. Filters that nothing has are why nothing is found: then no other
    words are offered."""
    if results.total:
        return Advice(results.notes)
    better = None if results.notes else _better(request, index)
    return Advice((*results.notes, *_unknown(request.query, index)), better)


def _better(request: SearchRequest, index: Index) -> str | None:
    """A query that finds something where this one does not, its filters kept."""
    words = suggestion(request.query, index)
    if words is None:
        return None
    return words if index.search(replace(request, query=read_query(words), page=1)).total else None


def _unknown(query: Query, index: Index) -> Iterator[str]:
    for leaf in unknown_values(query, index):
        yield nothing_has(leaf.facet, leaf.value)
