"""The jobs of the archive: taking captures in, describing those not yet described."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Protocol, TypeVar

from archive.boundary import (
    Failure,
    as_description,
    as_finding,
    attempt,
    attempt_each,
    failure_of,
)
from archive.errors import DamagedBytes, NotFound
from archive.gate import sound
from archive.models import Capture, Description, Finding
from archive.records import Accession, StoredCapture
from archive.store import Store, Waiting

KEPT_AT_ONCE = 200
DESCRIBED_AT_ONCE = 50
_BATCH_BYTES = 32_000_000
"""A batch is closed early at this size, so that memory does not grow with the pages' sizes."""

Item = TypeVar("Item")
Described = tuple[StoredCapture, Description]
Instead = Callable[[Item, Failure], Item]
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
        for batch in batches(_told(_each_of(source), observer), KEPT_AT_ONCE):
            for fault in put_each(batch, log.keep, _as_fault):
                _tell(fault, observer)
            progress("taken", len(batch))
    describe_pending(store, describer, progress, observer)
    return store.accession_log(log.id)


def dry_run(source: CaptureSource, describer: Describing, observer: Observer) -> None:
    """Read and describe a whole source, and keep nothing."""
    captures = (
        (item, item) for item in _told(_each_of(source), observer) if isinstance(item, Capture)
    )
    for capture, description in describer.describe_all(captures):
        observer.described(capture.locator, capture.url, description)


def describe_pending(
    store: Store, describer: Describing, progress: Progress, observer: Observer | None = None
) -> int:
    """Describe every capture that the present describer has not; a killed run resumes here."""
    waiting = store.waiting(describer.version)
    return _describe(waiting, store, describer, progress, observer)


def describe_forgotten(
    store: Store, describer: Describing, progress: Progress, observer: Observer | None = None
) -> int:
    """Describe every capture anew of which something else is known; what another describer has
    described stays as it is."""
    return _describe(store.forgotten(), store, describer, progress, observer)


def _describe(
    waiting: Waiting,
    store: Store,
    describer: Describing,
    progress: Progress,
    observer: Observer | None,
) -> int:
    progress("to describe", waiting.number)
    put = partial(store.put, version=describer.version)
    described = 0
    for pairs in _in_batches(waiting, store, describer):
        put_each(pairs, put, _as_undescribed)
        described += len(pairs)
        progress("described", len(pairs))
        for capture, description in pairs:
            if observer:
                observer.described(capture.locator, capture.url, description)
    return described


def redescribe_all(store: Store, describer: Describing, progress: Progress) -> int:
    """Describe every capture again, whatever described it before."""
    store.forget_descriptions()
    return describe_pending(store, describer, progress)


def with_bytes(stored: StoredCapture, store: Store) -> Capture:
    """The capture with its bytes, as it was taken in."""
    return Capture(
        locator=stored.locator,
        content=store.content(stored.digest),
        url=stored.url,
        moment=stored.moment,
        status=stored.status,
        headers=stored.headers,
        verified=stored.verified,
        notes=stored.notes,
        media_type=stored.media_type or None,
        accession=stored.added,
        listed=store.pages.listed(stored.page_key),
        inferences=store.tenures.told(stored.id),
    )


def batches(items: Iterable[Capture | Finding], at_most: int) -> Iterator[list[Capture | Finding]]:
    """The captures in lists of at most so many, and of at most _BATCH_BYTES."""
    batch: list[Capture | Finding] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.content or b"")
        if len(batch) >= at_most or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def put_each(
    batch: Sequence[Item], put: Callable[[Sequence[Item]], None], instead: Instead[Item]
) -> list[Item]:
    """Put a batch, each item alone where the whole fails; returns what was put instead of some."""
    if failure_of(partial(put, batch)) is None:
        return []
    failures = [(item, failure_of(partial(put, [item]))) for item in batch]
    refused = [instead(item, failure) for item, failure in failures if failure]
    put(refused)
    return refused


def _as_fault(item: Capture | Finding, failure: Failure) -> Capture | Finding:
    return as_finding(item.locator, item.content)(failure)


def _as_undescribed(pair: Described, failure: Failure) -> Described:
    return pair[0], as_description(failure)


def _each_of(source: CaptureSource) -> Iterator[Capture | Finding]:
    for item in attempt_each(source.captures, as_finding(source.name)):
        yield attempt(partial(sound, item), as_finding(item.locator, item.content))


def _in_batches(waiting: Waiting, store: Store, describer: Describing) -> Iterator[list[Described]]:
    """What waits, to be put batch by batch. What a run was at when it died comes last and one by
    one: so only the page that kills its run is counted again, and costs the others nothing."""
    suspects = waiting.suspects()
    fresh = _descriptions(store, describer, waiting.fresh())
    yield from _batched(fresh, DESCRIBED_AT_ONCE)
    for suspect in suspects:
        yield list(_descriptions(store, describer, [suspect]))


def _descriptions(
    store: Store, describer: Describing, waiting: Iterable[StoredCapture]
) -> Iterator[Described]:
    """The description of each capture; at the end those whose bytes cannot be had."""
    unreadable: list[Described] = []
    yield from describer.describe_all(_readable(store, waiting, unreadable))
    yield from unreadable


def _readable(
    store: Store, waiting: Iterable[StoredCapture], unreadable: list[Described]
) -> Iterator[tuple[StoredCapture, Capture]]:
    for stored in _begun(store, waiting):
        try:
            capture = with_bytes(stored, store)
        except (NotFound, DamagedBytes) as error:
            unreadable.append((stored, Description(reason="bytes-lost", detail=str(error))))
            continue
        yield stored, capture


def _begun(store: Store, waiting: Iterable[StoredCapture]) -> Iterator[StoredCapture]:
    for batch in _batched(waiting, DESCRIBED_AT_ONCE):
        store.begin(batch)
        yield from batch


def _told(
    items: Iterable[Capture | Finding], observer: Observer | None
) -> Iterator[Capture | Finding]:
    for item in items:
        _tell(item, observer)
        yield item


def _tell(item: Capture | Finding, observer: Observer | None) -> None:
    if observer and isinstance(item, Finding):
        observer.found(item)


def _batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
