"""What speaks for an office, as evidence and as a heading."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.authorities.collection import Office
from archive.facets import OFFICE
from archive.models import AccessPoint, Evidence, Relation


@dataclass(frozen=True, slots=True)
class Candidate:
    """decisive: False for what is kept as evidence but may not decide alone. shared: not decisive
    since the words mean other offices too; other evidence may say which."""

    office: Office
    method: str
    place: str
    snippet: str
    confidence: float
    decisive: bool = True
    shared: bool = False


def borne_out(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether, of offices that go by the same words, other evidence speaks for this one only."""
    elsewhere = {other.office.id for other in others if other.method != candidate.method}
    meant = {
        other.office.id for other in others if other.shared and other.snippet == candidate.snippet
    }
    return candidate.shared and meant & elsewhere == {candidate.office.id}


def point_of(candidate: Candidate, relation: Relation) -> AccessPoint:
    office = candidate.office
    evidence = f"{candidate.method}, {candidate.place}: {_snippet(candidate)}"
    return AccessPoint(OFFICE, office.id, office.label(), relation, evidence)


def evidence_of(candidate: Candidate, relation: Relation, chosen: bool) -> Evidence:
    return Evidence(
        field=f"{OFFICE}:{relation}",
        value=candidate.office.id,
        method=candidate.method,
        place=candidate.place,
        snippet=_snippet(candidate),
        confidence=candidate.confidence,
        chosen=chosen,
    )


def _snippet(candidate: Candidate) -> str:
    return " ".join(candidate.snippet.split())[:200]
