"""What stands above an office follows what people correct of offices and of the day of issue."""

from datetime import date

import pytest
from store_builders import describe, make_capture

from archive.authorities.collection import load_collection
from archive.authorities.standing import standing_above
from archive.config import collection_folder
from archive.decisions import Correction, CorrectionTarget
from archive.models import AccessPoint, Block, BlockKind, IssueDate, Relation, Release
from archive.records import StoredRelease
from archive.store import Store

DEMO = load_collection(collection_folder("demo"))
DAKAR, MALI, NIGER, HQ = "irco-ro-dakar", "irco-mali", "irco-niger", "irco-hq-ljubljana"


def issued_by(*ids: str, day: date = date(2005, 3, 7)) -> Release:
    """A release of offices as a describer finds it, with what stands above them."""
    issued = IssueDate(day.isoformat(), "day", day, day)
    own = tuple(
        AccessPoint("office", id, DEMO.label("office", id), Relation.ISSUING, "a line")
        for id in ids
    )
    points = (*own, *standing_above(own, DEMO, issued))
    block = Block(BlockKind.PARAGRAPH, f"A notice of {' and '.join(ids)} on the water.")
    return Release("A notice", (block,), issued=issued, access_points=points)


def held_as(store: Store, release: Release) -> StoredRelease:
    (stored,) = describe(store, make_capture(), release)
    return stored


def correct(store: Store, stored: StoredRelease, field: str, value: str, seen: str | None) -> None:
    target = CorrectionTarget.RELEASE
    store.correct([Correction(target, stored.id, field, value, "Maja", seen)])


def above(store: Store, stored: StoredRelease) -> dict[str, str]:
    points = store.release(stored.id).release.access_points
    return {p.id: p.evidence for p in points if p.relation == Relation.BROADER}


def test_of_two_offices_under_one_the_second_keeps_it(store: Store) -> None:
    stored = held_as(store, issued_by(MALI, NIGER))
    assert above(store, stored)[DAKAR] == "above IRCO Mali; above IRCO Niger"
    for gone, left in ((MALI, "IRCO Niger"), (NIGER, "IRCO Mali")):
        correct(store, stored, "office", "", seen=gone)
        assert above(store, stored) == {DAKAR: f"above {left}", HQ: f"above {left}"}
        (latest,) = (each for each in store.corrections() if each.withdrawn is None)
        store.withdraw_corrections([latest.number])
        assert store.release(stored.id).release == stored.release


def test_the_last_office_takes_all_above_it_along(store: Store) -> None:
    stored = held_as(store, issued_by(MALI, NIGER))
    for gone in (MALI, NIGER):
        correct(store, stored, "office", "", seen=gone)
    assert above(store, stored) == {}


def test_an_office_that_is_taken_away_still_stands_above_those_under_it(store: Store) -> None:
    stored = held_as(store, issued_by(DAKAR, MALI))
    assert DAKAR not in above(store, stored)
    correct(store, stored, "office", "", seen=DAKAR)
    assert above(store, stored)[DAKAR] == "above IRCO Mali"


def test_an_office_about_which_a_release_is_takes_nothing_from_one_that_issued(
    store: Store,
) -> None:
    stored = held_as(store, issued_by(MALI))
    before = above(store, stored)
    correct(store, stored, "about", MALI, seen="")
    correct(store, stored, "about", HQ, seen="")
    assert above(store, stored) == before


@pytest.mark.parametrize(
    ("day", "expected"), [("2003-12-31", {HQ}), ("2004-01-01", {HQ, "irco-ro-bangkok"})]
)
def test_a_corrected_day_brings_the_offices_that_stood_above_on_it(
    store: Store, day: str, expected: set[str]
) -> None:
    stored = held_as(store, issued_by("irco-viet-nam", day=date(2003, 5, 1)))
    assert set(above(store, stored)) == {HQ}
    correct(store, stored, "issued", day, seen=None)
    assert set(above(store, stored)) == expected


def test_an_office_corrected_after_its_day_stands_under_those_of_that_day(store: Store) -> None:
    stored = held_as(store, issued_by(MALI, day=date(2003, 5, 1)))
    correct(store, stored, "issued", "2004-05-01", seen=None)
    correct(store, stored, "office", "irco-viet-nam", seen=MALI)
    assert set(above(store, stored)) == {HQ, "irco-ro-bangkok"}


def test_an_office_found_later_keeps_what_was_described_above_it(store: Store) -> None:
    stored = held_as(store, issued_by("irco-viet-nam", day=date(2003, 5, 1)))
    correct(store, stored, "issued", "2004-05-01", seen=None)
    describe(store, make_capture(), issued_by(MALI, day=date(2003, 5, 1)), version="v2")
    assert set(above(store, stored)) == {DAKAR, HQ}
