"""A release with what other releases of the archive tell of it, each as inferred."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.annotators.senders.sender_words import sender_patterns
from archive.facets import OFFICE, PERSON
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, Evidence, Relation, Release
from archive.sightings import Inference, Inferred
from archive.text.folding import fold, slug

INFERRED = "inferred"
"""How the evidence of a heading begins that other releases tell."""
KNOWN_NAME = f"{PERSON}:name"
"""The field of the evidence for a known name; its place is the name as printed."""
_CONFIDENCE = 0.7


def with_inferences(
    release: Release, inferences: Iterable[Inference], knowledge: KnowledgeSnapshot
) -> Release:
    """The release with them; what two tell otherwise is told by neither. Headings with a record
    are right as they are, and an office is told of what one person sends."""
    names = _agreed(inferences, Inferred.NAME)
    for inference in names:
        release = _renamed(release, inference)
    senders = _agreed(inferences, Inferred.SENDER)
    if len({inference.value for inference in senders}) == 1 and not _senders(release):
        release = _with_points(release, senders[:1], PERSON, Relation.SENDER)
    if len(_senders(release)) == 1:
        for inference in _agreed(inferences, Inferred.POST):
            release = _with_office(release, inference, knowledge)
    return release


def _agreed(inferences: Iterable[Inference], field: Inferred) -> list[Inference]:
    """Those of one field, but where several stand for the same otherwise."""
    by_printed: dict[str, dict[str, Inference]] = {}
    for inference in inferences:
        if inference.field is field:
            by_printed.setdefault(inference.printed, {}).setdefault(inference.value, inference)
    return [each for values in by_printed.values() if len(values) == 1 for each in values.values()]


def _senders(release: Release) -> Sequence[AccessPoint]:
    points = release.access_points
    return [p for p in points if (p.facet, p.relation) == (PERSON, Relation.SENDER)]


def _renamed(release: Release, inference: Inference) -> Release:
    """The headings and quotations of a printed name under that by which the person is known."""
    printed = fold(inference.printed)
    points = tuple(
        replace(point, label=inference.value)
        if point.facet == PERSON and not point.id and fold(point.label) == printed
        else point
        for point in release.access_points
    )
    quotes = tuple(
        replace(quote, speaker=inference.value)
        if quote.speaker and not quote.speaker_id and fold(quote.speaker) == printed
        else quote
        for quote in release.quotes
    )
    evidence = _evidence(KNOWN_NAME, inference, inference.printed)
    return replace(
        release,
        access_points=points,
        quotes=quotes,
        evidence=(*release.evidence, evidence),
    )


def _with_office(release: Release, inference: Inference, knowledge: KnowledgeSnapshot) -> Release:
    """The release with an office in place of what it prints, or of its sender's own."""
    office_of = knowledge.derived(sender_patterns).office_of
    own = {fold(office_of.format(name=point.label)) for point in _senders(release)}
    printed = {fold(inference.printed)} if inference.printed else own
    issuing = [
        p for p in release.access_points if (p.facet, p.relation) == (OFFICE, Relation.ISSUING)
    ]
    if not all(fold(point.label) in printed for point in issuing):
        return release
    others = tuple(point for point in release.access_points if point not in issuing)
    return _with_points(
        replace(release, access_points=others), [inference], OFFICE, Relation.ISSUING
    )


def _with_points(
    release: Release, inferences: Sequence[Inference], facet: str, relation: Relation
) -> Release:
    points, evidence = [], []
    for inference in inferences:
        id = slug(inference.value) if facet == OFFICE else ""
        why = f"{INFERRED}: {inference.why}"
        points.append(AccessPoint(facet, id, inference.value, relation, why))
        evidence.append(_evidence(f"{facet}:{relation}", inference, "other releases"))
    return replace(
        release,
        access_points=(*release.access_points, *points),
        evidence=(*release.evidence, *evidence),
    )


def _evidence(field: str, inference: Inference, place: str) -> Evidence:
    return Evidence(field, inference.value, INFERRED, place, inference.why[:200], _CONFIDENCE)
