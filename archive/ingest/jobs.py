"""The jobs of the archive: taking captures in, describing those not yet described."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Protocol, TypeVar

from archive.models import Capture, Description, Finding
from archive.records import Accession, StoredCapture
from archive.store import Store

KEPT_AT_ONCE = 200
DESCRIBED_AT_ONCE = 50
_BATCH_BYTES = 32_000_000
"""A batch is closed early at this size, so that memory does not grow with the pages' sizes."""

Item = TypeVar("Item")
Progress = Callable[[str, int], None]
"""Told after each batch: 'taken' or 'described', and how many came with it."""


class CaptureSource(Protocol):
    """Where captures come from (archive.sources.Source is one)."""

    @property
    def name(self) -> str: ...

    def captures(self) -> Iterator[Capture | Finding]: ...


class Describing(Protocol):
    """Who describes: a Describer in this process, or a pool of others (Pool)."""

    @property
    def version(self) -> str: ...

    def describe_all(
        self, captures: Iterable[tuple[Item, Capture]]
    ) -> Iterator[tuple[Item, Description]]: ...


class Observer(Protocol):
    """Who is told of everything that a run does (archive.ingest.report.Report is one)."""

    def described(self, locator: str, url: str | None, description: Description) -> None: ...

    def found(self, finding: Finding) -> None: ...


def ingest(
    source: CaptureSource,
    store: Store,
    describer: Describing,
    progress: Progress,
    observer: Observer | None = None,
) -> Accession:
    """Take in every capture of a source, then describe. Safe to repeat: what is held is left alone.

    Captures are committed before anything is read from them; a killed run is resumed by any other.
    """
    with store.accession(source.name) as log:
        for batch in batches(_told(source.captures(), observer), KEPT_AT_ONCE):
            log.keep(batch)
            progress("taken", len(batch))
    describe_pending(store, describer, progress, observer)
    return store.accession_log(log.id)


def dry_run(source: CaptureSource, describer: Describing, observer: Observer) -> None:
    """Read and describe a whole source, and keep nothing."""
    captures = (
        (found, found) for found in _told(source.captures(), observer) if isinstance(found, Capture)
    )
    for capture, description in describer.describe_all(captures):
        observer.described(capture.locator, capture.url, description)


def describe_pending(
    store: Store, describer: Describing, progress: Progress, observer: Observer | None = None
) -> int:
    """Describe every capture that the present describer has not; a killed run resumes here."""
    progress("to describe", store.pending(describer.version))
    held = ((one, with_bytes(one, store)) for one in store.undescribed(describer.version))
    described = 0
    for pairs in _batched(describer.describe_all(held), DESCRIBED_AT_ONCE):
        store.put(pairs, describer.version)
        described += len(pairs)
        progress("described", len(pairs))
        for one, description in pairs:
            if observer:
                observer.described(one.locator, one.url, description)
    return described


def redescribe_all(store: Store, describer: Describing, progress: Progress) -> int:
    """Describe every capture again, whatever described it before."""
    store.forget_descriptions()
    return describe_pending(store, describer, progress)


def with_bytes(held: StoredCapture, store: Store) -> Capture:
    """The capture with its bytes, as it was taken in."""
    return Capture(
        locator=held.locator,
        content=store.content(held.digest),
        url=held.url,
        moment=held.moment,
        status=held.status,
        headers=held.headers,
        verified=held.verified,
        notes=held.notes,
    )


def batches(found: Iterable[Capture | Finding], at_most: int) -> Iterator[list[Capture | Finding]]:
    """The captures in lists of at most so many, and of at most _BATCH_BYTES."""
    batch: list[Capture | Finding] = []
    size = 0
    for item in found:
        batch.append(item)
        size += len(item.content or b"")
        if len(batch) >= at_most or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _told(
    found: Iterable[Capture | Finding], observer: Observer | None
) -> Iterator[Capture | Finding]:
    for one in found:
        if observer and isinstance(one, Finding):
            observer.found(one)
        yield one


def _batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
