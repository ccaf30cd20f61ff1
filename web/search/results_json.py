"""The JSON of a search: what /api/search answers and `dateline search --json` prints.

docs/search.md says what each key means.
"""

from collections.abc import Sequence

import msgspec

from archive.boundary import attempt
from archive.models import Span
from indexer.documents import QuoteFacts
from indexer.facet_names import is_nobody
from indexer.facet_values import FacetValue
from indexer.search import (
    DatedUse,
    FacetResult,
    Hit,
    SearchRequest,
    SearchResults,
    Snippet,
    StandingUse,
    Usage,
    by_work,
)
from web import addresses
from web.search.advice import Advice

_UNSHOWN = "it cannot be shown in a list, by a fault of this archive that its log names"
Marks = list[tuple[int, int]]


class ValueJson(msgspec.Struct, frozen=True):
    id: str
    label: str


class CountJson(msgspec.Struct, frozen=True):
    """id: null for all who are not listed by name."""

    id: str | None
    label: str
    count: int
    selected: bool


class FacetJson(msgspec.Struct, frozen=True):
    name: str
    label: str
    values: list[CountJson]
    more_values: int


class YearJson(msgspec.Struct, frozen=True):
    year: int
    count: int


class SnippetJson(msgspec.Struct, frozen=True):
    text: str
    marks: Marks


class QuoteJson(msgspec.Struct, frozen=True):
    number: int
    speaker: str | None
    speaker_id: str | None
    position: str | None
    status: str


class StandingJson(msgspec.Struct, frozen=True):
    words: str
    releases: int
    first: str | None


class HitJson(msgspec.Struct, frozen=True):
    """quote: of a quotation only. standing: the phrases that it has in standing paragraphs alone,
    with how many releases print each, and the first date of these. copy_of: the id of the hit
    before it of which it is a copy. error: of one that cannot be
    shown, which has its ids only."""

    id: str
    key: str
    url: str
    title: str
    title_marks: Marks
    issued: str | None
    issued_earliest: str | None
    issued_latest: str | None
    added: str | None
    place: str | None
    language: str | None
    access: dict[str, list[ValueJson]]
    snippet: SnippetJson
    score: float
    quote: QuoteJson | msgspec.UnsetType = msgspec.UNSET
    standing: list[StandingJson] | msgspec.UnsetType = msgspec.UNSET
    error: str | msgspec.UnsetType = msgspec.UNSET
    copy_of: str | msgspec.UnsetType = msgspec.UNSET


class QueryJson(msgspec.Struct, frozen=True):
    text: str
    explained: str
    notes: list[str]
    did_you_mean: str | None


class DatedJson(msgspec.Struct, frozen=True):
    id: str
    url: str
    issued: str | None


class WorksJson(msgspec.Struct, frozen=True):
    year: int
    works: int
    of: int


class UsageJson(msgspec.Struct, frozen=True):
    first: DatedJson | None
    latest: DatedJson | None
    undated: int
    years: list[WorksJson]


class ResultsJson(msgspec.Struct, frozen=True):
    total: int
    possible_total: int
    page: int
    per_page: int
    sort: str
    type: str
    hits: list[HitJson]
    nearest: list[HitJson]
    facets: list[FacetJson]
    histogram: list[YearJson]
    undated: int
    usage: UsageJson
    query: QueryJson
    revision: int


def results_as_json(
    request: SearchRequest, results: SearchResults, advice: Advice, usage: Usage, whole: Usage
) -> ResultsJson:
    """The whole answer. usage: of the request; whole: of all documents of its type."""
    return ResultsJson(
        total=results.total,
        possible_total=results.possible_total,
        page=request.page,
        per_page=request.per_page,
        sort=str(request.sort),
        type=str(request.type),
        hits=_hits(results.hits),
        nearest=_hits(results.nearest),
        facets=[_facet(facet) for facet in results.facets],
        histogram=[YearJson(bar.year, bar.count) for bar in results.histogram.years],
        undated=results.histogram.unknown,
        usage=_usage(usage, whole),
        query=QueryJson(request.query.text, results.explained, list(advice.notes), advice.better),
        revision=results.revision,
    )


def _usage(usage: Usage, whole: Usage) -> UsageJson:
    return UsageJson(
        _dated(usage.first),
        _dated(usage.last),
        usage.undated,
        [WorksJson(bar.year, bar.count, whole.works_of(bar.year)) for bar in usage.years],
    )


def _dated(use: DatedUse | None) -> DatedJson | None:
    return DatedJson(use.release_id, addresses.release(use.release_id), use.issued) if use else None


def _hits(hits: Sequence[Hit]) -> list[HitJson]:
    first = {
        copy.release_id: copies[0].release_id for copies in by_work(hits) for copy in copies[1:]
    }
    shown = map(_hit, hits)
    return [
        msgspec.structs.replace(each, copy_of=first[each.id]) if each.id in first else each
        for each in shown
    ]


def _hit(hit: Hit) -> HitJson:
    if hit.failure:  # it is in the log already
        return _unshown(hit)
    return attempt(lambda: _sound(_shown(hit)), lambda _failure: _unshown(hit))


def _sound(hit: HitJson) -> HitJson:
    msgspec.json.encode(hit)  # a lone surrogate would stop the whole answer
    return hit


def _unshown(hit: Hit) -> HitJson:
    empty = Hit(hit.release_id, hit.key, Snippet(""), Snippet(""), 0)
    return msgspec.structs.replace(_shown(empty), error=_UNSHOWN)


def _shown(hit: Hit) -> HitJson:
    return HitJson(
        id=hit.release_id,
        key=hit.key,
        url=addresses.hit(hit),
        title=hit.title.text,
        title_marks=_marks(hit.title.marks),
        issued=hit.issued,
        issued_earliest=hit.earliest.isoformat() if hit.earliest else None,
        issued_latest=hit.latest.isoformat() if hit.latest else None,
        added=hit.added.isoformat() if hit.added else None,
        place=hit.place,
        language=hit.language,
        access={entry.facet: _values(hit.values(entry.facet)) for entry in hit.facets},
        snippet=_snippet(hit.snippet),
        score=round(hit.score, 4),
        quote=_quote(hit.quote) if hit.quote else msgspec.UNSET,
        standing=_standing(hit.standing) if hit.standing else msgspec.UNSET,
    )


def _standing(uses: Sequence[StandingUse]) -> list[StandingJson]:
    return [StandingJson(use.words, use.releases, use.first) for use in uses]


def _quote(facts: QuoteFacts) -> QuoteJson:
    return QuoteJson(facts.number, facts.speaker, facts.speaker_id, facts.position, facts.status)


def _facet(facet: FacetResult) -> FacetJson:
    counts = [
        CountJson(_public_id(facet.name, value.id), value.label, value.count, value.selected)
        for value in facet.counts
    ]
    return FacetJson(facet.name, facet.label, counts, facet.more_values)


def _values(values: Sequence[FacetValue]) -> list[ValueJson]:
    return [ValueJson(value.id, value.label) for value in values]


def _public_id(facet: str, id: str) -> str | None:
    return None if is_nobody(facet, id) else id


def _snippet(snippet: Snippet) -> SnippetJson:
    return SnippetJson(snippet.text, _marks(snippet.marks))


def _marks(marks: Sequence[Span]) -> Marks:
    return [(mark.start, mark.end) for mark in marks]
