"""Evaluating a query tree over a shelf with arrays, for engines that answer one leaf at a time."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.columns import Columns
from indexer.facet_columns import means
from indexer.search import Mask, Matches
from indexer.tree import And, Everything, FacetIs, Issued, Node, Not, Or, Phrase, TextLeaf

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Found:
    """Which documents match, and their scores, 0 where they do not. Never changed in place."""

    mask: Mask
    scores: Scores


class Leaves(Protocol):
    def text(self, leaf: TextLeaf, within: Mask) -> Found:
        """The documents that a leaf matches; those outside `within` need not be right."""
        ...


def combine(tree: Node, leaves: Leaves, columns: Columns, allowed: Mask) -> Matches:
    """The allowed documents that match a tree."""
    evaluation = _Evaluation(leaves, columns)
    found = evaluation.of(tree, allowed)
    ordinals = np.flatnonzero(found.mask & allowed).astype(np.int32)
    return Matches(ordinals, found.scores[ordinals])


class _Evaluation:
    def __init__(self, leaves: Leaves, columns: Columns) -> None:
        self._leaves = leaves
        self._columns = columns
        self._unscored = np.zeros(len(columns), np.float32)

    def of(self, node: Node, within: Mask) -> Found:
        match node:
            case And(children):
                return self._all(children, within)
            case Or(children):
                return self._any(children, within)
            case Not(child):
                return Found(~self.of(child, within).mask, self._unscored)
            case FacetIs(facet, value):
                column = self._columns.facet(facet)
                mask = column.with_any(lambda candidate: means(candidate, value))
                return Found(mask, self._unscored)
            case Issued(period):
                return Found(self._columns.inside(period), self._unscored)
            case Everything():
                return Found(within, self._unscored)
        return self._leaves.text(node, within)

    def _all(self, children: tuple[Node, ...], within: Mask) -> Found:
        mask, scores = within, self._unscored
        # Cheap ones first: a phrase is proved only in what is left.
        for child in sorted(children, key=_cost):
            found = self.of(child, mask)
            mask, scores = mask & found.mask, scores + found.scores
        return Found(mask, np.where(mask, scores, np.float32(0)))

    def _any(self, children: tuple[Node, ...], within: Mask) -> Found:
        mask, scores = np.zeros(len(within), np.bool_), self._unscored
        for child in children:
            found = self.of(child, within)
            mask, scores = mask | found.mask, scores + found.scores
        return Found(mask, scores)


def _cost(node: Node) -> int:
    match node:
        case Phrase():
            return 2
        case And() | Or() | Not():
            return 1
    return 0
