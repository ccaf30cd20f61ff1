"""Which segments are to be written anew: small ones together, those with many dead, and those with
words that must go."""

import math
from collections.abc import Sequence
from pathlib import Path

from archive.errors import IndexDamaged
from indexer.embedded.generations.generation import tombstones
from indexer.embedded.generations.publishing import SegmentEntry, digest_of
from indexer.embedded.generations.writing import MOST_DOCUMENTS, entry_of, segment_name
from indexer.embedded.segment import Segment, SegmentWriter, live_mask
from indexer.embedded.terms.terms import TermsFormat

FACTOR = 8
"""So many segments of one size are made one: a document is copied once for each power of it."""

Group = tuple[SegmentEntry, ...]


def due(segments: Sequence[SegmentEntry]) -> list[Group]:
    """The groups of segments each of which should be one new segment."""
    alone = [entry for entry in segments if _spoilt(entry)]
    tiers: dict[int, list[SegmentEntry]] = {}
    for entry in segments:
        if not _spoilt(entry):
            tiers.setdefault(int(math.log(entry.live, FACTOR)), []).append(entry)
    together = [
        tuple(same)
        for same in tiers.values()
        if len(same) >= FACTOR and sum(entry.live for entry in same) <= MOST_DOCUMENTS
    ]
    return [*((entry,) for entry in alone), *together]


def rewrite(
    folder: Path, served: Path, groups: Sequence[Group], terms: TermsFormat
) -> list[SegmentEntry]:
    """Write each group as a new segment; none where nothing of it lives."""
    entries = []
    for number, group in enumerate(groups):
        if any(entry.live for entry in group):
            entries.append(_rewritten(folder, served, segment_name(folder, number), group, terms))
    return entries


def _rewritten(
    folder: Path, served: Path, name: str, group: Group, terms: TermsFormat
) -> SegmentEntry:
    writer = SegmentWriter(folder / name, terms)
    for entry in group:
        _prove(served, entry)
        segment = Segment(served / entry.name, terms)
        writer.add_segment(segment, live_mask(len(segment), tombstones(served, entry)))
    writer.close()
    return entry_of(folder, name, writer.documents, terms)


def _spoilt(entry: SegmentEntry) -> bool:
    return entry.withheld or entry.dead * 2 > entry.documents or not entry.live


def _prove(served: Path, entry: SegmentEntry) -> None:
    """What is copied must be sound: a damage would be sealed with a digest of its own."""
    for file in entry.files:
        if digest_of(served / file.path) != file.digest:
            raise IndexDamaged(f"{served.name}: {file.path} is damaged")
