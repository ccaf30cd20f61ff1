"""More than a page of rows at a time, and writing while reading."""

import tracemalloc
from itertools import islice

import pytest
from store_builders import make_capture, make_release

from archive.models import Capture, Description
from archive.records import State
from archive.store import Store
from archive.store.database.batches import AT_ONCE

MANY = 2 * AT_ONCE + 7


@pytest.fixture
def full(store: Store) -> Store:
    with store.accession("many") as log:
        log.keep(_page(number) for number in range(MANY))
    return store


@pytest.fixture
def described(full: Store) -> Store:
    pairs = [
        (
            capture,
            Description((make_release(f"Number {capture.id} of many.", f"Title {capture.id}"),)),
        )
        for capture in full.undescribed("v1")
    ]
    full.put(pairs, "v1")
    return full


def test_every_release_comes_once(described: Store):
    assert len({stored.id for stored in described.releases()}) == MANY
    assert len(list(described.releases())) == MANY


def test_captures_come_oldest_moment_first_those_of_unknown_moment_before(store: Store):
    moments = ("2003-01-01", None, "1999-01-01", "2001-01-01")
    with store.accession("mixed") as log:
        log.keep(make_capture(str(moment), moment=moment) for moment in moments)
    years = [capture.moment and capture.moment.year for capture in store.undescribed("v1")]
    assert years == [None, 1999, 2001, 2003]


def test_describing_while_the_pending_are_read_reaches_every_one_once(full: Store):
    seen = []
    pending = full.undescribed("v1")
    while batch := list(islice(pending, 50)):
        full.put(
            [(capture, Description((make_release(f"{capture.id}"),))) for capture in batch], "v1"
        )
        seen += [capture.id for capture in batch]
    assert len(seen) == len(set(seen)) == MANY


def test_captures_that_come_while_the_pending_are_read_are_reached_too(full: Store):
    pending = full.undescribed("v1")
    next(pending)
    with full.accession("late") as log:
        log.keep([make_capture("late", url="http://irco.example/late", moment="1980-01-01")])
    assert sum(capture.url == "http://irco.example/late" for capture in pending) == 1


def test_changing_every_release_while_the_changed_are_read_ends(described: Store):
    changed = 0
    for stored in islice(described.changed_since(0), 2 * MANY):
        if changed % 100 == 0:
            described.set_state(stored.id, State.HIDDEN, "now")
        changed += 1
    assert changed == MANY
    assert len(list(described.changed_since(1))) == -(-MANY // 100)


def test_what_is_changed_after_the_reading_began_comes_with_the_next_reading(described: Store):
    before = described.revision
    reading = described.changed_since(0)
    first = next(reading)
    described.set_state(first.id, State.HIDDEN, "now")
    list(reading)
    assert [stored.id for stored in described.changed_since(before)] == [first.id]


def test_findings_of_many_pages_all_come(full: Store):
    pairs = [(capture, Description(reason="empty")) for capture in full.undescribed("v1")]
    full.put(pairs, "v1")
    assert len(list(full.findings())) == MANY


def test_reading_all_releases_does_not_gather_them(described: Store):
    for _ in islice(described.releases(), 5):
        pass  # compiled statements are remembered by SQLAlchemy; not what is measured
    tracemalloc.start()
    list(islice(described.releases(), 1))
    one_page = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    assert sum(1 for _ in described.releases()) == MANY
    whole = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert whole < 2.5 * one_page


def _page(number: int) -> Capture:
    return make_capture(f"{number}", url=f"http://irco.example/{number}")
