"""How well a document matches: BM25F, one formula for all engines.

Robertson, Zaragoza: The Probabilistic Relevance Framework (2009), section 3.6; the inverse document
frequency is Lucene's, never negative and near 0 for words that nearly all documents have: function
words are required like others but hardly rank.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.columns import Columns
from indexer.documents import Field

_SATURATION = 1.2
_LENGTH_SHARE = 0.75

Number = TypeVar("Number", float, NDArray[np.float32])


def rarity(having: int, all_documents: int) -> float:
    """The weight of something that so many of all documents have."""
    return float(np.log1p((all_documents - having + 0.5) / (having + 0.5)))


def saturated(frequency: Number) -> Number:
    """A frequency, weighted and by length, as a score: many occurrences count less and less."""
    return (_SATURATION + 1) * frequency / (_SATURATION + frequency)


def field_weights(field: Field, columns: Columns) -> NDArray[np.float32]:
    """What one occurrence in this field counts in each document: less in a longer text."""
    words = columns.words(field.name)
    total, number = int(words[columns.alive].sum()), int(columns.alive.sum())
    average = total / number if total else 1.0
    weights = field.weight / (1 - _LENGTH_SHARE + _LENGTH_SHARE * words / average)
    return weights.astype(np.float32)
