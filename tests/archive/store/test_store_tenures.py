"""What sightings tell each other, as the store works it out; what people refuse stays refused."""

from collections.abc import Sequence
from datetime import date

import pytest
from store_builders import find, keep

from archive.annotators.tenures.post_keys import post_key, small_words
from archive.annotators.tenures.sightings import surname_of
from archive.decisions import REFUSED, Correction, CorrectionTarget
from archive.models import Capture, Description
from archive.sightings import Inferred, Role, Sighting
from archive.store import Store
from tests.archive.knowledge import GENERIC

PORTS, TURNED = "Minister for Ports and Rivers", "Minister for Rivers and Ports"
SMALL = small_words(GENERIC)


def sends(
    day: str, name: str, post: str = PORTS, role: Role = Role.SENDS, surname: str = ""
) -> Sighting:
    issued, in_post = date.fromisoformat(day), post.startswith("Minister")
    named = surname or surname_of(name)
    return Sighting(0, role, name, named, post, post_key(post, SMALL), in_post, issued, issued)


def asks(day: str, post: str = PORTS, surname: str = "") -> Sighting:
    return sends(day, "", post, Role.ASKED, surname)


def take_in(store: Store, *sightings: Sighting) -> None:
    """Each in a release of its own, and learn."""
    for sighting in sightings:
        days = f"{sighting.earliest} {sighting.name} {sighting.post} {sighting.surname}"
        capture = Capture(f"{days}.txt", days.encode())
        keep(store, capture)
        stored = find(store, capture)
        store.put([(stored, Description(reason="empty", sightings=(sighting,)))], "v1")
    store.tenures.learn(GENERIC)


def told(store: Store, field: Inferred = Inferred.SENDER) -> list[tuple[str, str]]:
    return sorted(
        (each.printed, each.value) for each in store.tenures.all_told() if each.field is field
    )


def refuse(store: Store, name: str, post: str) -> None:
    store.correct([Correction(CorrectionTarget.NAME, name, REFUSED, post, "Maja")])
    store.tenures.learn(GENERIC)


ANA = (sends("2004-02-02", "Ana Kolar"), sends("2004-08-02", "Ana Kolar"), asks("2004-05-02"))


def test_a_double_name_and_two_names_that_are_folded_alike_are_both_learned(store: Store) -> None:
    names = (
        "Jane Ann Smith-Jones",
        "J. A. Smith-Jones",
        "Jane Ann Smith Jones",
        "J.A. Smith Jones",
    )
    take_in(store, *(sends(f"2004-0{n}-02", name) for n, name in enumerate(names * 2, start=1)))
    assert set(told(store, Inferred.NAME)) == {(names[1], names[0]), (names[3], names[2])}


def test_a_refused_post_is_so_in_whatever_order_its_words_stand(store: Store) -> None:
    take_in(store, *ANA)
    assert told(store) == [("", "Ana Kolar")]
    refuse(store, "ana kolar", TURNED)
    assert told(store) == []


@pytest.mark.parametrize("form", ["A. Kolar", "Ana Maria Kolar"])
def test_a_refused_post_is_so_under_every_name_of_the_person(store: Store, form: str) -> None:
    take_in(store, *ANA)
    refuse(store, "ana kolar", PORTS)
    take_in(store, *(sends(f"2004-0{month}-03", form) for month in (3, 4, 6, 7)))
    known = {value for _, value in told(store, Inferred.NAME)}
    assert known == ({form} if len(form) > len("Ana Kolar") else {"Ana Kolar"})
    assert told(store) == []
    store.withdraw_corrections([1])
    store.tenures.learn(GENERIC)
    assert told(store) == [("", known.pop())]


def test_a_refused_post_of_a_double_name_is_taken_back_at_once(store: Store) -> None:
    take_in(store, *(sends(day, "Ana Kolar-Mbaye") for day in ("2004-02-02", "2004-08-02")))
    take_in(store, asks("2004-05-02"))
    assert told(store) == [("", "Ana Kolar-Mbaye")]
    refuse(store, "ana kolar mbaye", PORTS)
    assert told(store) == []


WARDENS: Sequence[Sighting] = (
    *(sends(f"2004-0{month}-02", "Ana Kolar", "Port of Vardal Wardens") for month in range(1, 8)),
    # Of these no release is issued by the body: nothing says that its one word is meant.
    sends("2004-03-05", "Les Mbaye", "Wardens", Role.NAMED),
    sends("2004-03-07", "Leslie Mbaye", "Port of Vardal Wardens", Role.NAMED),
    sends("2004-03-06", "Ivo Petek", "Port of Vardal Wardens"),
    asks("2004-04-02", "Wardens", "petek"),
    asks("2004-04-03", "Wardens", "kolar"),
    sends("2004-05-05", "Ana Kolar", "Wardens"),
)


def test_who_is_of_another_body_of_that_last_word_is_not_told_of_the_commoner(
    store: Store,
) -> None:
    """Seven print the wardens of the port, Ivo Petek is one of the river."""
    take_in(
        store,
        *WARDENS[:7],
        sends("2004-03-06", "Ivo Petek", "River Teno Wardens"),
        sends("2004-05-06", "Ivo Petek", "Wardens"),
        sends("2004-05-07", "Ana Kolar", "Wardens"),
        asks("2004-04-02", "Wardens", "petek"),
    )
    assert told(store, Inferred.POST) == [("Wardens", "Port of Vardal Wardens")]


def test_a_body_that_is_called_by_its_last_word_has_its_full_name(store: Store) -> None:
    take_in(store, *WARDENS)
    assert {"Port of Vardal Wardens"} == {value for _, value in told(store, Inferred.POST)}
    assert told(store) == [("", "Ana Kolar"), ("", "Ivo Petek")]


def test_an_archive_that_grows_tells_what_one_that_was_taken_in_at_once_tells(
    store: Store, other_store: Store
) -> None:
    take_in(store, *WARDENS)
    for sighting in reversed(WARDENS):
        take_in(other_store, sighting)
    assert set(store.tenures.all_told()) == set(other_store.tenures.all_told())
