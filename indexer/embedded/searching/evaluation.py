"""A query tree over a shelf: which documents match, and how well."""

from collections.abc import Sequence

import numpy as np

from indexer.embedded.columns.columns import Mask, Table
from indexer.embedded.searching.shelf import Matches, Scores, Shelf, united
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
            return all_of([evaluate(child, shelf) for child in children], len(shelf))
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
            return Matches(shelf.named(facet, value))
        case Issued(period):
            earliest = period.earliest.toordinal() if period.earliest else None
            latest = period.latest.toordinal() if period.latest else None
            return Matches(np.flatnonzero(shelf.issued(earliest, latest)))
        case _:
            return shelf.matches(node)


def within(matches: Matches, mask: Mask) -> Matches:
    """Those matches that are in a mask over all documents."""
    if len(matches.numbers) == len(mask):  # all documents, in their order
        return those(matches, mask)
    return those(matches, mask[matches.numbers])


def those(matches: Matches, mask: Mask) -> Matches:
    """Some of the matches."""
    places = np.flatnonzero(mask)
    scores = matches.scores[places] if matches.scores is not None else None
    return Matches(matches.numbers[places], scores)


def all_of(parts: Sequence[Matches], documents: int) -> Matches:
    """What is in all parts, at least one, their scores added up."""
    if len(parts) == 1:
        return parts[0]
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
    forms = list(map(shelf.matches, words))
    ranked = united([*forms, *map(shelf.matches, typed)], len(shelf))
    # A standing paragraph has words as typed, but none in any form.
    return all_of([ranked, Matches(united(forms, len(shelf)).numbers)], len(shelf))


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
