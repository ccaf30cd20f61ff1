"""An open generation: evaluates query trees over its engine and its columns."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from archive.errors import IndexDamaged
from indexer.documents import DocumentType
from indexer.embedded.columns import Columns, Mask
from indexer.embedded.publishing import Manifest
from indexer.embedded.texts import Texts
from indexer.engines import EngineClass
from indexer.query.ast import And, FacetIs, Issued, Leaf, MatchAll, Node, Not, Or, TextLeaf

ENGINE_FOLDER = "engine"
_TYPES = list(DocumentType)
Scores = NDArray[np.float32]


class GenerationReader:
    """Immutable once open; several threads may ask it at once."""

    def __init__(self, folder: Path, manifest: Manifest, engine: EngineClass) -> None:
        self.folder = folder
        self.manifest = manifest
        try:
            self.columns = Columns(folder)
            self.texts = Texts(folder)
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"{folder.name}: its columns cannot be read: {error}") from error
        types = [_TYPES[number] for number in self.columns.type.tolist()]
        self.engine = engine.open(folder / ENGINE_FOLDER, self.texts, types)

    def __len__(self) -> int:
        return len(self.columns)

    def prove_itself(self) -> None:
        """Check the numbers, and that a word of the last document finds it. Raises IndexDamaged."""
        if not len(self.columns) == len(self.texts) == self.manifest.documents:
            raise IndexDamaged(f"{self.folder.name}: its parts hold different numbers of documents")
        if len(self):
            everything, _ = self.evaluate(MatchAll(), DocumentType.RELEASE)
            if not everything.any():
                raise IndexDamaged(f"{self.folder.name}: it finds nothing")

    def of_releases(self, ids: frozenset[str]) -> Mask:
        """The documents of these releases."""
        if not ids:
            return np.zeros(len(self), np.bool_)
        owners = (self.texts.shown(ordinal).release_id for ordinal in range(len(self)))
        return np.fromiter((owner in ids for owner in owners), np.bool_, len(self))

    def evaluate(self, node: Node, wanted: DocumentType) -> tuple[Mask, Scores]:
        """The documents of a type that match, and their scores (0 where no word ranks them)."""
        mask, scores = self._evaluate(node, wanted)
        return mask & self.columns.of_type(wanted), scores

    def _evaluate(self, node: Node, wanted: DocumentType) -> tuple[Mask, Scores]:
        match node:
            case And(children):
                return self._all(children, wanted)
            case Or(children):
                return self._any(children, wanted)
            case Not(child):
                mask, _ = self._evaluate(child, wanted)
                return ~mask, self._no_scores()
            case _:
                return self._leaf(node, wanted)

    def _all(self, children: tuple[Node, ...], wanted: DocumentType) -> tuple[Mask, Scores]:
        mask, scores = np.ones(len(self), np.bool_), self._no_scores()
        for child in children:
            matched, weight = self._evaluate(child, wanted)
            mask &= matched
            scores += weight
        return mask, scores

    def _any(self, children: tuple[Node, ...], wanted: DocumentType) -> tuple[Mask, Scores]:
        mask, scores = np.zeros(len(self), np.bool_), self._no_scores()
        for child in children:
            matched, weight = self._evaluate(child, wanted)
            mask |= matched
            scores += np.where(matched, weight, 0)
        return mask, scores

    def _leaf(self, leaf: Leaf, wanted: DocumentType) -> tuple[Mask, Scores]:
        match leaf:
            case MatchAll():
                return np.ones(len(self), np.bool_), self._no_scores()
            case FacetIs(facet, value):
                return self.columns.facets[facet].named(value), self._no_scores()
            case Issued(period):
                earliest = period.earliest.toordinal() if period.earliest else None
                latest = period.latest.toordinal() if period.latest else None
                return self.columns.inside(earliest, latest), self._no_scores()
            case _:
                return self._words(leaf, wanted)

    def _words(self, leaf: TextLeaf, wanted: DocumentType) -> tuple[Mask, Scores]:
        found = self.engine.find(leaf, wanted)
        mask, scores = np.zeros(len(self), np.bool_), self._no_scores()
        mask[found.ordinals] = True
        scores[found.ordinals] = found.scores
        return mask, scores

    def _no_scores(self) -> Scores:
        return np.zeros(len(self), np.float32)
