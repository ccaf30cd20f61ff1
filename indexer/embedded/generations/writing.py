"""Documents in, segments out: one pass, cut where a segment has words enough."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.errors import IndexDamaged
from indexer.documents import Changed
from indexer.embedded.generations.publishing import SegmentEntry, describe
from indexer.embedded.segment import Segment, SegmentWriter
from indexer.embedded.terms.terms import TermsFormat

MOST_WORDS = 16_000_000
"""What the memory of a build is bounded by: the words of one segment wait for their sorting."""

MOST_DOCUMENTS = 60_000
"""Of one segment: their numbers fit in two bytes each."""


def write_segments(
    folder: Path, releases: Iterable[Changed], terms: TermsFormat
) -> tuple[SegmentEntry, ...]:
    """Write the documents of releases as segments of a generation's folder."""
    return tuple(_written(folder, iter(releases), terms))


def segment_name(folder: Path, number: int) -> str:
    """A name that no segment had before: of the generation that makes it."""
    return f"segment-{folder.name.partition('-')[2][:6]}-{number:03}"


def entry_of(folder: Path, name: str, documents: int, terms: TermsFormat) -> SegmentEntry:
    """The entry of a segment just written, which is opened to see that it can be."""
    if len(Segment(folder / name, terms)) != documents:
        raise IndexDamaged(f"{name} does not hold the {documents} documents written to it")
    files = describe(folder, (path for path in (folder / name).iterdir()))
    return SegmentEntry(name=name, documents=documents, files=files)


def _written(
    folder: Path, releases: Iterator[Changed], terms: TermsFormat
) -> Iterator[SegmentEntry]:
    number = 0
    for changed in releases:
        if not changed.documents:
            continue
        name = segment_name(folder, number)
        writer = SegmentWriter(folder / name, terms)
        writer.add(changed.release_id, changed.documents)
        _fill(writer, releases)
        writer.close()
        yield entry_of(folder, name, writer.documents, terms)
        number += 1


def _fill(writer: SegmentWriter, releases: Iterator[Changed]) -> None:
    while writer.tokens < MOST_WORDS and writer.documents < MOST_DOCUMENTS:
        changed = next(releases, None)
        if changed is None:
            return
        if changed.documents:
            writer.add(changed.release_id, changed.documents)
