"""What a release, and each of its quotes, counts under in every row of FACETS."""

from collections.abc import Callable, Sequence

import msgspec

from archive.facets import (
    FACETS,
    LABELS,
    UNKNOWN,
    UNLISTED,
    Facet,
    Function,
    Points,
    QuoteField,
    ReleaseField,
)
from archive.models import Quote, Release
from archive.text.folding import slug


class FacetValue(msgspec.Struct, frozen=True):
    """Not a dataclass, as search.FacetCount."""

    id: str
    label: str


class FacetValues(msgspec.Struct, frozen=True):
    """What a document counts under in one facet; 'unknown' where it has no value."""

    facet: str
    values: tuple[FacetValue, ...]


_NO_VALUE = FacetValue(UNKNOWN, LABELS[UNKNOWN])
_NOT_LISTED = FacetValue(UNLISTED, LABELS[UNLISTED])


def of_release(release: Release) -> tuple[FacetValues, ...]:
    """The values of a release, for each facet."""
    return tuple(FacetValues(facet.name, _values(facet, release)) for facet in FACETS)


def of_quote(
    quote: Quote, release: Release, whole: Sequence[FacetValues]
) -> tuple[FacetValues, ...]:
    """The values of one quote: its own where a facet is of quotes, else those of its release."""
    fields = (f.source if isinstance(f.source, QuoteField) else f.of_quote for f in FACETS)
    return tuple(
        FacetValues(entry.facet, (_spoken(field, quote, release),)) if field else entry
        for field, entry in zip(fields, whole, strict=True)
    )


def _values(facet: Facet, release: Release) -> tuple[FacetValue, ...]:
    match facet.source:
        case Points():
            points = (point for point in release.access_points if facet.counts(point))
            return _different([FacetValue(point.id, point.label) for point in points])
        case QuoteField() as field:
            return _different([_spoken(field, quote, release) for quote in release.quotes])
        case ReleaseField(name, label):
            return _plain(getattr(release, name), label)
        case Function(value):
            return _plain(value(release))


def _spoken(field: QuoteField, quote: Quote, release: Release) -> FacetValue:
    label, value = getattr(quote, field.label), getattr(quote, field.name)
    if not label:
        return _NO_VALUE
    if field.name == field.label:
        return FacetValue(slug(label) or label, label)
    return FacetValue(value, _preferred(value, release) or label) if value else _NOT_LISTED


def _preferred(id: str, release: Release) -> str | None:
    """The label of a heading of the release, whatever its quotes call it."""
    return next((point.label for point in release.access_points if point.id == id), None)


def _plain(value: str | None, label: Callable[[str], str] = str) -> tuple[FacetValue, ...]:
    return (FacetValue(value, label(value)),) if value else (_NO_VALUE,)


def _different(values: Sequence[FacetValue]) -> tuple[FacetValue, ...]:
    """One value an id: the first label stays. Unknown is no value beside others."""
    known: dict[str, FacetValue] = {}
    for value in values:
        known.setdefault(value.id, value)
    return tuple(value for value in known.values() if value != _NO_VALUE) or (_NO_VALUE,)
