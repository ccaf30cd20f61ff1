"""What is kept of a word that is not common in each document that has it: so much that most phrases
are compared in one document, at one place.

A record has the document; where the word stands first in it (of one that stands there more often,
how often instead); and marks of the words before and behind it.
"""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.files.arrays import smallest
from indexer.embedded.terms.inversion import FieldWords, Grouped, Lists, Mask, Numbers

FAR = 0xFF00
"""In the place of where a word stands first: too far behind to be told. Above it, by how much, how
often the word stands in the document: no place is told then."""

_MOST = 0xFF
"""Times that a record tells."""

ANY = 0
"""In the place of both marks: the word has several neighbours."""

_NO_WORD = np.uint8(1)
"""In the place of a mark where a text begins or ends: no phrase is there, whatever it says."""

_Mark = TypeVar("_Mark", int, NDArray[np.integer[Any]])

Records = np.ndarray[tuple[int], np.dtype[np.void]]


def placed(grouped: Grouped, part: FieldWords) -> Grouped:
    """Words of documents with the place of each and the marks of the words beside it, in one
    number: see `record_arrays`. part: all words of it."""
    are_words = part.are_words
    firsts = np.minimum(part.offsets()[are_words][grouped.firsts], FAR)
    several = grouped.counts > 1
    firsts[several] = FAR + np.minimum(grouped.counts[several].astype(np.int32), _MOST)
    # At the edges of a text these are marks of another text's words: no phrase is there either.
    marks = np.concatenate(([_NO_WORD], part.marks[part.words], [_NO_WORD]))
    ahead, behind = marks[:-2][are_words], marks[2:][are_words]
    beside = marks_of(ahead[grouped.firsts], behind[grouped.firsts].astype(np.uint32))
    beside[several] = ANY
    return Grouped(
        grouped.keys, grouped.documents, grouped.counts, beside << 16 | firsts.astype(np.uint32)
    )


def record_arrays(lists: Lists, mask: Mask) -> dict[str, NDArray[np.generic]]:
    """The records of the lists of some words, made by `placed`, and how often a word stands in the
    documents where that is more often than records tell."""
    documents, counts, firsts = (
        smallest(lists.documents[mask]),
        lists.counts[mask],
        lists.firsts[mask].astype(np.uint32),
    )
    records = np.zeros(len(firsts), _type(documents.dtype.itemsize))
    records["document"], records["first"] = documents, firsts & 0xFFFF
    records["beside"] = firsts >> 16
    many = np.flatnonzero(counts > _MOST)
    return {"records": records.view(np.uint8), "many": many, "many.counts": counts[many]}


def record_type(size: int, number: int) -> np.dtype[np.void]:
    """How so many records lie in so many bytes. Raises ValueError where they cannot."""
    width, remainder = divmod(size, max(number, 1))
    if remainder:
        raise ValueError(f"{number} records in {size} bytes")
    return _type(width - 4 if number else 1)


def counts_of(records: Records, first: int, many: Numbers, of_many: Numbers) -> NDArray[np.int32]:
    """How often the word stands in the documents of some records, from the number `first` on."""
    counts = np.maximum(records["first"].astype(np.int32) - FAR, 1)
    start, end = np.searchsorted(many, [first, first + len(records)])
    counts[many[start:end].astype(np.int64) - first] = of_many[start:end]
    return counts


def bit_of(mark: _Mark) -> _Mark:
    """The bit that stands for a mark among 64; several have the same."""
    return mark % 64


def marks_of(ahead: _Mark, behind: _Mark) -> _Mark:
    """The marks of the words before and behind, in one number."""
    return ahead | behind << 8


def _type(width: int) -> np.dtype[np.void]:
    """`beside` are `ahead` and `behind` in one number."""
    return np.dtype(
        {
            "names": ["document", "first", "beside", "ahead", "behind"],
            "formats": [f"<u{width}", "<u2", "<u2", "u1", "u1"],
            "offsets": [0, width, width + 2, width + 2, width + 3],
        }
    )
