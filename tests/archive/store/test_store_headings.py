"""People, and headings that no authority file has, as values of a release that people correct."""

from dataclasses import replace
from pathlib import Path

import pytest
from store_builders import describe, make_capture, make_release

from archive.config import Config
from archive.decisions import Correction, CorrectionTarget, Word
from archive.errors import UsageError
from archive.models import AccessPoint, Description, Quote, QuoteStatus, Relation, Release
from archive.records import StoredRelease
from archive.store import Store, create_store

HEADED = AccessPoint("person", "", "Start Kolar", Relation.SENDER, "letterhead")
NAMED = AccessPoint("person", "", "Ivo Zajc", Relation.NAMED, "printed as: Harbour master")


@pytest.fixture
def stored(store: Store) -> StoredRelease:
    (release,) = describe(store, make_capture(), letter(HEADED, NAMED))
    return release


def letter(*points: AccessPoint) -> Release:
    return replace(make_release(), access_points=points)


def on(stored: StoredRelease, field: str, value: str, seen: str = "") -> Correction:
    return Correction(CorrectionTarget.RELEASE, stored.id, field, value, "Maja", seen)


def people(store: Store, stored: StoredRelease) -> set[tuple[str, str]]:
    points = store.release(stored.id).release.access_points
    return {(p.label, str(p.relation)) for p in points if p.facet == "person"}


def id_of(store: Store, stored: StoredRelease, name: str) -> str:
    points = store.release(stored.id).release.access_points
    return next(point.id for point in points if point.label == name)


def again(store: Store, stored: StoredRelease, release: Release) -> None:
    store.put([(store.release(stored.id).capture, Description((release,)))], "v2")


def test_who_sends_a_release_is_corrected_and_stays_so(store: Store, stored: StoredRelease) -> None:
    store.correct([on(stored, "sender", "Ana Kolar", "Start Kolar")])
    assert people(store, stored) == {("Ana Kolar", "sender"), ("Ivo Zajc", "named")}
    assert store.conflicts() == ()

    again(store, stored, letter(NAMED))
    assert people(store, stored) == {("Ana Kolar", "sender"), ("Ivo Zajc", "named")}
    (conflict,) = store.conflicts()
    assert (conflict.correction.seen, conflict.present) == ("Start Kolar", "")
    assert list(store.verify()) == []


def test_somebody_named_is_added_and_taken_away(store: Store, stored: StoredRelease) -> None:
    store.correct([on(stored, "person", "Ana Kolar"), on(stored, "person", "", "Ivo Zajc")])
    assert people(store, stored) == {("Start Kolar", "sender"), ("Ana Kolar", "named")}
    store.correct([on(stored, "person", "", "Start Kolar")])
    assert people(store, stored) == {("Ana Kolar", "named")}
    store.withdraw_corrections(each.number for each in store.corrections())
    assert people(store, stored) == {("Start Kolar", "sender"), ("Ivo Zajc", "named")}


def test_ids_are_taken_for_names_and_kept_as_these(store: Store, stored: StoredRelease) -> None:
    zajc, kolar = id_of(store, stored, "Ivo Zajc"), id_of(store, stored, "Start Kolar")
    assert store.correct([on(stored, "sender", zajc, kolar)]) == 1
    (correction,) = store.corrections()
    assert (correction.value, correction.seen) == ("Ivo Zajc", "Start Kolar")
    assert people(store, stored) == {("Ivo Zajc", "named"), ("Ivo Zajc", "sender")}
    assert store.correct([replace(on(stored, "sender", zajc, kolar))]) == 0


def test_a_corrected_sender_follows_whom_the_name_means(
    store: Store, stored: StoredRelease
) -> None:
    store.correct(
        [on(stored, "sender", "A. Kolar", "Start Kolar"), on(stored, "person", "Ana Kolar")]
    )
    both = id_of(store, stored, "A. Kolar"), id_of(store, stored, "Ana Kolar")
    number = store.people.merge(*both, Word("Maja"))
    assert ("Ana Kolar", "sender") in people(store, stored)
    store.people.undo(number)
    assert ("A. Kolar", "sender") in people(store, stored)


def test_a_name_of_an_authority_record_is_that_record(store: Store, stored: StoredRelease) -> None:
    store.correct([on(stored, "sender", "marta oliveira zandamela", "Start Kolar")])
    assert id_of(store, stored, "Marta Oliveira Zandamela") == "marta-oliveira-zandamela"
    assert list(store.verify()) == []
    store.withdraw_corrections([1])
    assert people(store, stored) == {("Start Kolar", "sender"), ("Ivo Zajc", "named")}


def test_who_speaks_is_left_to_the_quotation(store: Store) -> None:
    quote = Quote("We stay", (), speaker="Ana Kolar", position="Mayor", status=QuoteStatus.STATED)
    speaking = AccessPoint("person", "", "Ana Kolar", Relation.SPEAKER, "said")
    (stored,) = describe(store, make_capture(), replace(letter(speaking), quotes=(quote,)))
    store.correct([on(stored, "person", "", "Ana Kolar")])
    assert people(store, stored) == {("Ana Kolar", "speaker")}
    store.correct([on(stored, "person", "Ana Kolar")])
    assert people(store, stored) == {("Ana Kolar", "speaker")}


@pytest.mark.parametrize(
    ("value", "message"), [("Kolar", "tells nobody from others"), ("!!", "cannot be the name")]
)
def test_what_is_no_whole_name_is_refused(
    store: Store, stored: StoredRelease, value: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        store.correct([on(stored, "sender", value)])


def test_of_a_chain_of_corrections_none_is_a_conflict(store: Store, stored: StoredRelease) -> None:
    store.correct([on(stored, "sender", "A. Kolar", "Start Kolar")])
    store.correct([on(stored, "sender", "Ana Kolar", "A. Kolar")])
    assert people(store, stored) == {("Ana Kolar", "sender"), ("Ivo Zajc", "named")}
    assert store.conflicts() == ()


@pytest.fixture
def generic(tmp_path: Path) -> Store:
    return create_store(Config(home=tmp_path / "generic", collection="generic"))


def test_where_no_file_lists_offices_and_topics_they_are_corrected_as_printed(
    generic: Store,
) -> None:
    printed = AccessPoint("office", "office-of-a-kolar", "Office of A Kolar", "issuing", "head")
    with generic as store:
        (first, second) = (
            describe(store, make_capture(n, url=f"http://irco.example/{n}"), release)[0]
            for n, release in (("a", letter(printed)), ("b", replace(letter(), title="Dykes")))
        )
        store.correct(
            [
                on(first, "office", "Port Authority of Sava", "Office of A Kolar"),
                on(first, "topic", "Ferries"),
                on(second, "office", "office-of-a-kolar"),
            ]
        )
        shown = store.release(first.id).release.access_points
        assert {(p.facet, p.id, p.label) for p in shown} == {
            ("office", "port-authority-of-sava", "Port Authority of Sava"),
            ("topic", "ferries", "Ferries"),
        }
        (office,) = store.release(second.id).release.access_points
        assert (office.id, office.label) == ("office-of-a-kolar", "Office of A Kolar")
        assert store.conflicts() == ()
        store.correct([on(first, "office", "", "port-authority-of-sava")])
        assert [p.facet for p in store.release(first.id).release.access_points] == ["topic"]


def test_a_release_of_another_body_is_said_to_be_none_of_ours(
    store: Store, stored: StoredRelease
) -> None:
    store.correct([on(stored, "office", "not-ours")])
    points = store.release(stored.id).release.access_points
    assert [p.label for p in points if p.facet == "office"] == ["not one of these offices"]


def test_labels_of_a_site_are_added_as_the_sites_own(store: Store, stored: StoredRelease) -> None:
    store.correct([on(stored, "filed", "Sava floods")])
    points = store.release(stored.id).release.access_points
    assert [(p.id, p.label) for p in points if p.facet == "filed"] == [
        ("sava-floods", "Sava floods")
    ]
