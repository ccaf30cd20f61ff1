"""An answer as the JSON of /api/search and of `dateline search --json`."""

from collections.abc import Sequence

from archive.models import Span
from archive.text.folding import slug
from indexer.facet_values import FacetValue
from indexer.search import FacetResult, Hit, SearchRequest, SearchResults, Snippet

Json = dict[str, object]
_SLUG_LENGTH = 60


def results_as_json(request: SearchRequest, results: SearchResults) -> Json:
    """The whole answer; docs/search.md describes it."""
    return {
        "total": results.total,
        "possible_total": results.possible_total,
        "page": request.page,
        "per_page": request.per_page,
        "sort": str(request.sort),
        "type": str(request.type),
        "hits": [_hit(hit) for hit in results.hits],
        "facets": [_facet(facet) for facet in results.facets],
        "histogram": [{"year": bar.year, "count": bar.count} for bar in results.histogram.years],
        "undated": results.histogram.unknown,
        "query": {
            "text": request.query.text,
            "explained": results.explained,
            "notes": list(results.notes),
        },
        "revision": results.revision,
    }


def release_path(release_id: str, title: str) -> str:
    """The address of a release in the reading room; the title is there for people only."""
    name = slug(title)[:_SLUG_LENGTH].strip("-")
    return f"/releases/{release_id}/{name}" if name else f"/releases/{release_id}"


def hit_path(hit: Hit) -> str:
    """The address of a hit: of its release, or of the place of the quote in it."""
    anchor = f"#q{hit.quote.number}" if hit.quote else ""
    return release_path(hit.release_id, hit.title.text) + anchor


def _hit(hit: Hit) -> Json:
    found: Json = {
        "id": hit.release_id,
        "key": hit.key,
        "url": hit_path(hit),
        "title": hit.title.text,
        "title_marks": _marks(hit.title.marks),
        "issued": hit.issued,
        "issued_earliest": hit.earliest.isoformat() if hit.earliest else None,
        "issued_latest": hit.latest.isoformat() if hit.latest else None,
        "added": hit.added.isoformat() if hit.added else None,
        "place": hit.place,
        "language": hit.language,
        "access": {entry.facet: _values(hit.values(entry.facet)) for entry in hit.facets},
        "snippet": _snippet(hit.snippet),
        "score": round(hit.score, 4),
    }
    if hit.quote:
        found["quote"] = {
            "number": hit.quote.number,
            "speaker": hit.quote.speaker,
            "speaker_id": hit.quote.speaker_id,
            "position": hit.quote.position,
            "status": hit.quote.status,
        }
    return found


def _facet(facet: FacetResult) -> Json:
    return {
        "name": facet.name,
        "label": facet.label,
        "values": [
            {
                "id": value.id,
                "label": value.label,
                "count": value.count,
                "selected": value.selected,
            }
            for value in facet.counts
        ],
        "more_values": facet.more_values,
    }


def _values(values: Sequence[FacetValue]) -> list[Json]:
    return [{"id": value.id, "label": value.label} for value in values]


def _snippet(snippet: Snippet) -> Json:
    return {"text": snippet.text, "marks": _marks(snippet.marks)}


def _marks(marks: Sequence[Span]) -> list[list[int]]:
    return [[mark.start, mark.end] for mark in marks]
