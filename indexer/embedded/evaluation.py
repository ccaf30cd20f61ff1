"""A query tree over a view: which documents match, and how well."""

from collections.abc import Sequence

import numpy as np

from indexer.documents import DocumentType
from indexer.embedded.columns import Mask
from indexer.embedded.view import Scores, View
from indexer.query.ast import And, FacetIs, Issued, Leaf, MatchAll, Node, Not, Or


def evaluate(node: Node, wanted: DocumentType, view: View) -> tuple[Mask, Scores]:
    """The documents of a type that match, and their scores (0 where no word ranks them)."""
    mask, scores = _evaluate(node, wanted, view)
    return mask & view.of_type(wanted), scores


def _evaluate(node: Node, wanted: DocumentType, view: View) -> tuple[Mask, Scores]:
    match node:
        case And(children):
            return _all(children, wanted, view)
        case Or(children):
            return _any(children, wanted, view)
        case Not(child):
            mask, _ = _evaluate(child, wanted, view)
            return ~mask, _no_scores(view)
        case _:
            return _leaf(node, wanted, view)


def _all(children: Sequence[Node], wanted: DocumentType, view: View) -> tuple[Mask, Scores]:
    mask, scores = np.ones(len(view), np.bool_), _no_scores(view)
    for child in children:
        matched, weight = _evaluate(child, wanted, view)
        mask &= matched
        scores += weight
    return mask, scores


def _any(children: Sequence[Node], wanted: DocumentType, view: View) -> tuple[Mask, Scores]:
    mask, scores = np.zeros(len(view), np.bool_), _no_scores(view)
    for child in children:
        matched, weight = _evaluate(child, wanted, view)
        mask |= matched
        scores += np.where(matched, weight, 0)
    return mask, scores


def _leaf(leaf: Leaf, wanted: DocumentType, view: View) -> tuple[Mask, Scores]:
    match leaf:
        case MatchAll():
            return np.ones(len(view), np.bool_), _no_scores(view)
        case FacetIs(facet, value):
            return view.facets[facet].named(value), _no_scores(view)
        case Issued(period):
            earliest = period.earliest.toordinal() if period.earliest else None
            latest = period.latest.toordinal() if period.latest else None
            return view.inside(earliest, latest), _no_scores(view)
        case _:
            found = view.matches(leaf, wanted)
            mask, scores = np.zeros(len(view), np.bool_), _no_scores(view)
            mask[found.numbers] = True
            scores[found.numbers] = found.scores
            return mask, scores


def _no_scores(view: View) -> Scores:
    return np.zeros(len(view), np.float32)
