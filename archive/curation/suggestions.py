"""Who may be one person under two names: suggestions in an order. Only people decide.

No score tells variants from persons (two given names, a father and a son, a twin office). The order
says where looking is worth most, and nothing is ever joined by it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.fuzz import token_sort_ratio

from archive.curation.uses import Use
from archive.knowledge.given_names import GivenNames
from archive.text.folding import fold

_LIKE = 82.0
"""Spellings of a name differ by less; it only keeps the list short."""

_SAME_POST = 75.0
_INITIALS = 90.0
_NICKNAME = 92.0
_SURNAME = 70.0
_LONGER = 95.0
_BLOCK = 4
"""Letters at the beginning of a word that two names share before they are compared at all."""

_LARGEST_BLOCK = 200
"""Names of which a word begins alike; of more ('John') another word must be shared."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two agents that may be one: the one with fewer quotes and releases first. mends: how many
    quotes and releases of it would stand under the other. likeness: from 0 to 100."""

    loser: str
    winner: str
    mends: int
    likeness: float
    why: str

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.loser, self.winner))


@dataclass(frozen=True, slots=True)
class _Person:
    id: str
    names: tuple[tuple[str, ...], ...]
    posts: frozenset[str]
    weight: int


def suggestions(
    people: Mapping[str, Sequence[Use]],
    records: Collection[str],
    rejected: Collection[frozenset[str]],
    first_names: GivenNames,
) -> list[Suggestion]:
    """Pairs of people, those that mend most first, then the likest. records: the ids of authority
    records, of which no two are one. rejected: pairs that people said are two."""
    persons = {
        id: _person(id, uses, first_names)
        for id, uses in people.items()
        if any(use.human for use in uses)
    }
    pairs = (
        pair for pair in _pairs(persons.values(), first_names) if frozenset(pair) not in rejected
    )
    likely = (
        _suggested(persons[first], persons[other], records, first_names)
        for first, other in pairs
        if not (first in records and other in records)
    )
    order = (pair for pair in likely if pair)
    return sorted(order, key=lambda pair: (-pair.mends, -pair.likeness, pair.loser, pair.winner))


def _person(id: str, uses: Sequence[Use], first_names: GivenNames) -> _Person:
    printed = dict.fromkeys(fold(name) for use in uses for name in (use.label, *use.names))
    whole = [tuple(name.split()) for name in printed if name]
    names = dict.fromkeys(
        form for name in whole for form in (name, first_names.without_titles(name))
    )
    posts = frozenset(fold(post) for use in uses for post in use.posts)
    weight = len(uses) + sum(use.quotes for use in uses)
    return _Person(id, tuple(names), posts, weight)


def _pairs(persons: Iterable[_Person], first_names: GivenNames) -> set[tuple[str, str]]:
    """Those whose names share the beginning of a word that is not everybody's, or a surname with a
    form of the first name or a post."""
    blocks: dict[str, set[str]] = {}
    for person in persons:
        for word in {word for name in person.names for word in name}:
            if len(word) >= _BLOCK - 1:
                blocks.setdefault(word[:_BLOCK], set()).add(person.id)
        for name in person.names:
            for form in first_names.of(name[0]):
                blocks.setdefault(f"{form} {name[-1]}", set()).add(person.id)
            for post in person.posts:
                blocks.setdefault(f"{name[-1]}, {post}", set()).add(person.id)
    return {
        pair
        for block in blocks.values()
        if len(block) <= _LARGEST_BLOCK
        for pair in combinations(sorted(block), 2)
    }


def _suggested(
    person: _Person, other: _Person, records: Collection[str], first_names: GivenNames
) -> Suggestion | None:
    ranked = max(_likenesses(person, other, first_names), default=(0.0, ""))
    if not ranked[0]:
        return None
    # A record keeps its id; else who has more.
    loser, winner = sorted(
        (person, other), key=lambda each: (each.id in records, each.weight, each.id)
    )
    return Suggestion(loser.id, winner.id, loser.weight, ranked[0], ranked[1])


def _likenesses(
    person: _Person, other: _Person, first_names: GivenNames
) -> Iterator[tuple[float, str]]:
    same_post = bool(person.posts & other.posts)
    for name in person.names:
        for second in other.names:
            yield from _likeness(name, second, same_post)
            if _is_nickname(name, second, first_names):
                yield _NICKNAME, "short for the same first name"


def _likeness(
    name: tuple[str, ...], second: tuple[str, ...], same_post: bool
) -> Iterator[tuple[float, str]]:
    shorter, longer = sorted((name, second), key=len)
    shared = set(shorter) & set(longer)
    if len(shared) == len(set(shorter)) and len(shared) > 1:
        yield _LONGER, "one name is within the other"
    if len(shorter) == 1 < len(longer) and shorter[0] == longer[-1]:
        yield _SURNAME, "one is the other's surname alone"
    if shared and _initials(shorter, longer):
        yield _INITIALS, "initials fit"
    ratio = token_sort_ratio(" ".join(name), " ".join(second))
    if ratio >= _LIKE:
        yield ratio, "spelt alike"
    if same_post and name[-1] == second[-1]:
        yield _SAME_POST, "one surname and one post"


def _is_nickname(name: tuple[str, ...], second: tuple[str, ...], first_names: GivenNames) -> bool:
    """Whether a surname is the same and the first names are forms of one, as Joe and Joseph."""
    if min(len(name), len(second)) < 2 or name[-1] != second[-1] or name[0] == second[0]:
        return False
    return bool(first_names.of(name[0]) & first_names.of(second[0]))


def _initials(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether each word of the one is a word of the other or begins one with a single letter."""
    lone = [word for word in (*shorter, *longer) if len(word) == 1]
    return bool(lone) and all(
        any(word == whole or _begins(word, whole) for whole in longer) for word in shorter
    )


def _begins(word: str, whole: str) -> bool:
    return (len(word) == 1 or len(whole) == 1) and word[0] == whole[0]
