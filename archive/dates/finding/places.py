"""Which printed names are those of places: of the gazetteer, or of the collection."""

import re
from collections.abc import Iterator

from archive.dates.reading.words import date_words
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.folding import fold

_APART = re.compile(r"\s*/\s*")
_LAST_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*\Z")
_PARTS = re.compile(r"\s*[,()]\s*")


def known_place(knowledge: KnowledgeSnapshot, printed: str) -> str | None:
    """The place, without an agency in brackets behind it; None where the name is of none.

    Each place of 'Tunis/Geneva' must be known by one of its parts: by the town, or by the country
    behind it, 'Taguig, Philippines'.
    """
    known = knowledge.derived(_known)
    bracket = _LAST_BRACKET.search(printed)
    place = printed
    if bracket and not _is_known(bracket[1], known):
        place = printed[: bracket.start()]
    apart = [part for part in _APART.split(place) if part.strip()]
    return place if apart and all(_is_known(part, known) for part in apart) else None


def _is_known(place: str, known: frozenset[str]) -> bool:
    return any(fold(part) in known for part in _PARTS.split(place) if part)


def _known(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    """Without those that are months too: 'March –' opens no dateline."""
    words = knowledge.derived(date_words)
    lines = frozenset(knowledge.cues.places.splitlines())
    towns = frozenset(name for name in lines if name[:1] != "#" and not words.names_month(name))
    return towns | frozenset(map(fold, _of_collection(knowledge)))


def _of_collection(knowledge: KnowledgeSnapshot) -> Iterator[str]:
    for office in knowledge.collection.offices:
        yield from (name for name in (office.city, office.country, *office.places) if name)
