"""What a reader is told where nothing is found: what no release has, and what may be meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.index import Index
from indexer.query.parser import Query
from indexer.search import SearchResults
from indexer.suggestions import suggestion, unknown_values


@dataclass(frozen=True, slots=True)
class Advice:
    """notes: what could not be found as it was asked for. better: a query to ask instead."""

    notes: tuple[str, ...] = ()
    better: str | None = None


def advice(query: Query, results: SearchResults, index: Index) -> Advice:
    """Of the answer to a query. Filters that nothing has are why nothing is found: then no other
    words are offered."""
    if results.total:
        return Advice(results.notes)
    better = None if results.notes else suggestion(query, index)
    return Advice((*results.notes, *_unknown(query, index)), better)


def _unknown(query: Query, index: Index) -> Iterator[str]:
    for leaf in unknown_values(query, index):
        yield f"Nothing here has {leaf.value!r} as its {leaf.facet}."
