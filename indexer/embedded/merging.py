"""Segments made one: what lives in them is copied, what is dead is left behind."""

import heapq
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.columns import ColumnsWriter, Mask
from indexer.embedded.places import ReleasePlacesWriter
from indexer.embedded.postings import Entry, Postings
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


def _merged(parts: Sequence[Part]) -> Iterator[Entry]:
    streams, base = [], 0
    for segment, live in parts:
        streams.append(_renumbered(segment, live, base))
        base += int(live.sum())
    in_order = heapq.merge(*streams, key=_place)
    for _, same in groupby(in_order, key=_place):
        yield _joined(list(same))


def _renumbered(segment: Segment, live: Mask, base: int) -> Iterator[Entry]:
    numbers: NDArray[np.int32] = (base - 1 + np.cumsum(live)).astype(np.int32)
    for entry in segment.terms.entries():
        kept = live[entry.postings.ordinals]
        if kept.any():
            ordinals = numbers[entry.postings.ordinals[kept]]
            yield Entry(entry.field, entry.term, Postings(ordinals, entry.postings.counts[kept]))


def _joined(entries: Sequence[Entry]) -> Entry:
    if len(entries) == 1:
        return entries[0]
    ordinals = np.concatenate([entry.postings.ordinals for entry in entries])
    counts = np.concatenate([entry.postings.counts for entry in entries])
    return Entry(entries[0].field, entries[0].term, Postings(ordinals, counts))


def _place(entry: Entry) -> tuple[str, bytes]:
    return entry.field, entry.term
