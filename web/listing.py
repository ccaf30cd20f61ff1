"""A list of hits with every text cut to what a list can hold, so that no answer has no end.

The whole of it stands on the page of its release. Ids are never cut: one that is longer than any
address of ours could hold is left out, and counted among the values that are not listed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import structs

from archive.models import Span
from indexer.documents import QuoteFacts
from indexer.facet_values import FacetValue, FacetValues
from indexer.search import FacetCount, FacetResult, Hit, SearchResults, Snippet

LONGEST_TITLE = 400
LONGEST_SNIPPET = 600
LONGEST_LABEL = 120
LONGEST_ID = 200
MOST_OF_A_FACET = 5
"""Values of one facet that a hit shows."""

LONGEST_FACET = 12_000
"""Characters of the labels and ids of one facet: two hundred values of usual length."""

MOST_YEARS = 120
_CUT = "…"


def bounded(results: SearchResults) -> SearchResults:
    """The same answer with bounded texts."""
    return replace(
        results,
        hits=bounded_hits(results.hits),
        nearest=bounded_hits(results.nearest),
        facets=tuple(map(_facet, results.facets)),
        histogram=replace(results.histogram, years=results.histogram.years[-MOST_YEARS:]),
        explained=shortened(results.explained, LONGEST_SNIPPET),
    )


def bounded_hits(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The same hits with bounded texts."""
    return tuple(map(_hit, hits))


def shortened(text: str, most: int = LONGEST_LABEL) -> str:
    """A text of so many characters at most."""
    return text if len(text) <= most else text[: most - 1] + _CUT


def _hit(hit: Hit) -> Hit:
    return structs.replace(
        hit,
        title=_snippet(hit.title, LONGEST_TITLE),
        snippet=_snippet(hit.snippet, LONGEST_SNIPPET),
        place=_label(hit.place),
        language=_label(hit.language),
        facets=tuple(FacetValues(e.facet, _values(e.values)) for e in hit.facets),
        quote=_facts(hit.quote) if hit.quote else None,
    )


def _facts(facts: QuoteFacts) -> QuoteFacts:
    return replace(facts, speaker=_label(facts.speaker), position=_label(facts.position))


def _snippet(snippet: Snippet, most: int) -> Snippet:
    if len(snippet.text) <= most:
        return snippet
    inside = (mark for mark in snippet.marks if mark.start < most - 1)
    marks = tuple(Span(mark.start, min(mark.end, most - 1)) for mark in inside)
    return Snippet(shortened(snippet.text, most), marks)


def _values(values: Sequence[FacetValue]) -> tuple[FacetValue, ...]:
    listed = [value for value in values if len(value.id) <= LONGEST_ID][:MOST_OF_A_FACET]
    return tuple(FacetValue(value.id, shortened(value.label)) for value in listed)


def _facet(facet: FacetResult) -> FacetResult:
    short = (structs.replace(count, label=shortened(count.label)) for count in facet.counts)
    listed = tuple(_fitting([count for count in short if len(count.id) <= LONGEST_ID]))
    left_out = len(facet.counts) - len(listed)
    return structs.replace(facet, counts=listed, more_values=facet.more_values + left_out)


def _fitting(counts: Sequence[FacetCount]) -> Iterator[FacetCount]:
    """From the first on, as many as have room; and all that are chosen."""
    room = LONGEST_FACET
    for count in counts:
        room -= len(count.id) + len(count.label)
        if room >= 0 or count.selected:
            yield count


def _label(text: str | None) -> str | None:
    return shortened(text) if text else text
