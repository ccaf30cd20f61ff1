"""A query tree over a shelf: which documents match, and how well."""

from collections.abc import Sequence

import numpy as np

from indexer.embedded.columns import Mask, Table
from indexer.embedded.shelf import Matches, Scores, Shelf, united
from indexer.query.ast import (
    And,
    FacetIs,
    Issued,
    MatchAll,
    Node,
    Not,
    Or,
    Phrase,
    SomeOf,
    Word,
)

_MANY_TIMES = 8
"""So many times as long, a list is searched; else both are laid over all documents."""


def evaluate(node: Node, shelf: Shelf) -> Matches:
    """The documents that match, and their scores (None where no word ranks them)."""
    match node:
        case And(children):
            return _all([evaluate(child, shelf) for child in children], len(shelf))
        case Or(children):
            return united([evaluate(child, shelf) for child in children], len(shelf))
        case Not(child):
            others = np.ones(len(shelf), np.bool_)
            others[evaluate(child, shelf).numbers] = False
            return Matches(np.flatnonzero(others))
        case SomeOf(some):
            return _some(some, shelf)
        case MatchAll():
            return Matches(shelf.everything())
        case FacetIs(facet, value):
            return Matches(np.flatnonzero(shelf.named(facet, value)))
        case Issued(period):
            earliest = period.earliest.toordinal() if period.earliest else None
            latest = period.latest.toordinal() if period.latest else None
            return Matches(np.flatnonzero(shelf.issued(earliest, latest)))
        case _:
            return shelf.matches(node)


def within(found: Matches, mask: Mask | None) -> Matches:
    """Those matches that are in a mask; all where there is none."""
    if mask is None:
        return found
    if len(found.numbers) == len(mask):  # all documents, in their order
        return _at(found, np.flatnonzero(mask))
    return those(found, mask[found.numbers])


def those(found: Matches, kept: Mask) -> Matches:
    """Some of the matches."""
    return _at(found, np.flatnonzero(kept))


def _at(found: Matches, places: Table) -> Matches:
    scores = found.scores[places] if found.scores is not None else None
    return Matches(found.numbers[places], scores)


def _all(parts: Sequence[Matches], documents: int) -> Matches:
    by_size = sorted(parts, key=lambda part: len(part.numbers))
    numbers = by_size[0].numbers
    for part in by_size[1:]:
        numbers = numbers[_among(numbers, part.numbers, documents)]
    ranked = [part for part in parts if part.scores is not None]
    scores = None
    for part in ranked:
        weight = _gathered(part, numbers, documents)
        scores = weight if scores is None else scores + weight
    return Matches(numbers, scores)


def _some(words: Sequence[Word], shelf: Shelf) -> Matches:
    """Documents that have any of some words; a word as typed counts beside its other forms."""
    typed = (Phrase((word.text,), word.field) for word in words)
    found = united(list(map(shelf.matches, words)), len(shelf))
    ranked = united([*map(shelf.matches, words), *map(shelf.matches, typed)], len(shelf))
    mask = np.zeros(len(shelf), np.bool_)
    mask[found.numbers] = True  # a standing paragraph has words as typed, but none in any form
    return within(ranked, mask)


def _among(numbers: Table, others: Table, documents: int) -> Mask:
    if len(others) == documents:
        return np.ones(len(numbers), np.bool_)
    if len(others) > _MANY_TIMES * len(numbers):
        places = np.minimum(np.searchsorted(others, numbers), len(others) - 1)
        return np.asarray(others[places] == numbers)
    mask = np.zeros(documents, np.bool_)
    mask[others] = True
    return np.asarray(mask[numbers])


def _gathered(part: Matches, numbers: Table, documents: int) -> Scores:
    """The scores of a part for some of its documents."""
    scores = part.scores if part.scores is not None else np.zeros(len(part.numbers), np.float32)
    if len(part.numbers) > _MANY_TIMES * len(numbers):
        return scores[np.searchsorted(part.numbers, numbers)]
    spread = np.zeros(documents, np.float32)
    spread[part.numbers] = scores
    return spread[numbers]
