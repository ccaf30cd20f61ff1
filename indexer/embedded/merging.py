"""Segments made one: what lives in them is copied, what is dead is left behind."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.columns import ColumnsWriter, Mask
from indexer.embedded.places import ReleasePlacesWriter
from indexer.embedded.postings import Postings, TermTable
from indexer.embedded.segment import Segment
from indexer.embedded.terms import TermsFormat
from indexer.embedded.texts import TextsWriter

Part = tuple[Segment, Mask]


def merge(folder: Path, parts: Sequence[Part], terms: TermsFormat) -> int:
    """Write the documents that live in segments as a new one; how many they are.

    Copying costs a tenth of making the documents anew (docs/performance.md).
    """
    folder.mkdir()
    columns, texts, releases = ColumnsWriter(), TextsWriter(folder), ReleasePlacesWriter()
    number = 0
    for segment, live in parts:
        columns.add_segment(segment.columns, live)
        segment.texts.copy_into(texts, live)
        segment.releases.copy_into(releases, live, number)
        number += int(live.sum())
    texts.close()
    columns.save(folder)
    releases.save(folder)
    terms.write(folder, _merged(parts))
    return number


def _merged(parts: Sequence[Part]) -> Iterator[TermTable]:
    bases = np.cumsum([0, *(int(live.sum()) for _, live in parts)]).tolist()
    tables = [
        [_living(table, live, base) for table in segment.terms.tables()]
        for (segment, live), base in zip(parts, bases, strict=False)
    ]
    return map(_joined, zip(*tables, strict=True))


def _living(table: TermTable, live: Mask, base: int) -> TermTable:
    """The postings of documents that live, renumbered from a base on, and the terms they leave."""
    ordinals = table.postings.ordinals
    numbers = (base - 1 + np.cumsum(live)).astype(np.int32)
    kept = live[ordinals]
    upto = np.concatenate(([0], np.cumsum(kept)))[table.starts]
    used = np.flatnonzero(np.diff(upto))
    return TermTable(
        table.field,
        [table.terms[number] for number in used.tolist()],
        np.append(upto[used], upto[-1]),
        Postings(numbers[ordinals[kept]], table.postings.counts[kept]),
    )


def _joined(tables: Sequence[TermTable]) -> TermTable:
    """One table: a term's postings of the first segment come first, whose ordinals are lower."""
    if len(tables) == 1:
        return tables[0]
    terms = sorted({term for table in tables for term in table.terms})
    numbers = {term: number for number, term in enumerate(terms)}
    owners = np.concatenate([_owners(table, numbers) for table in tables])
    order = np.argsort(owners, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=len(terms)))))
    ordinals = np.concatenate([table.postings.ordinals for table in tables])[order]
    counts = np.concatenate([table.postings.counts for table in tables])[order]
    return TermTable(tables[0].field, terms, starts, Postings(ordinals, counts))


def _owners(table: TermTable, numbers: dict[bytes, int]) -> NDArray[np.int32]:
    """The number of the term of each posting."""
    own = np.array([numbers[term] for term in table.terms], np.int32)
    return np.repeat(own, np.diff(table.starts))
