"""An archive of releases tells each of them what it does not print, in whatever order they come."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from archive.annotators.tenures.applied import KNOWN_NAME
from archive.decisions import REFUSED, Correction, CorrectionTarget, Word
from archive.drafting.survey import survey_of
from archive.facets import OFFICE, PERSON
from archive.models import Capture, Relation, Release
from archive.records import State
from archive.store import Store
from tests.archive.agency_releases import MISSIONS, releases
from tests.archive.knowledge import GENERIC
from tests.archive.site_runs import again, described, learned, store_of

MOMENT = datetime(2010, 1, 1, tzinfo=UTC)
PORTS = "MINISTER FOR PORTS AND RIVERS"
LATER = (("2004-04-02", "Les"), ("2004-05-02", "Leslie"), ("2004-06-02", "Les"))

Senders = list[tuple[str, str, bool]]
"""Of each release its day, who sends it, and whether that is inferred."""


TEXT = (
    "The new quay of the harbour will be opened in the spring, before the floods come. The"
    " boats of the upper river may use it from the first day on, and pay nothing for a year."
)


def letter(day: str, *head: str, text: str = TEXT) -> Capture:
    """A typed release with a letterhead."""
    lines = ("MEDIA RELEASE", *head, f"{date.fromisoformat(day):%d %B %Y}", "NEW QUAY", text)
    locator = f"{day}-{'-'.join(head)}.txt".replace(" ", "-")
    return Capture(locator, "\n\n".join(lines).encode(), media_type="text/plain")


def senders(store: Store) -> Senders:
    return sorted(_senders(stored.release for stored in store.releases()))


def _senders(described: Iterator[Release]) -> Iterator[tuple[str, str, bool]]:
    for release in described:
        for point in release.access_points:
            if (point.facet, point.relation) == (PERSON, Relation.SENDER):
                inferred = point.evidence.startswith("inferred: ")
                yield str(release.issued.value), point.label, inferred


def offices(store: Store) -> list[tuple[str, str]]:
    return sorted(
        (str(stored.release.issued.value), point.label)
        for stored in store.releases()
        for point in stored.release.access_points
        if (point.facet, point.relation) == (OFFICE, Relation.ISSUING)
    )


LETTERS = (
    letter("2004-02-02", PORTS, "The Hon Ana Kolar MP"),
    letter("2004-05-03", PORTS),
    letter("2004-08-04", PORTS, "The Hon A.M. Kolar MP"),
    letter("2005-02-02", PORTS, "The Hon Ivo Petek MP"),
    letter("2004-11-04", PORTS),
    letter("2005-05-05", "The Hon Ivo Petek MP"),
    letter("2005-08-05", PORTS, "The Hon Ivo Petek MP"),
)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Nothing is changed in it."""
    with store_of(tmp_path_factory.mktemp("letters") / "home", LETTERS) as store:
        yield store


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[Store]:
    with store_of(tmp_path / "home", LETTERS) as store:
        yield store


def test_letters_tell_each_other_names_holders_and_posts(letters: Store) -> None:
    assert senders(letters) == [
        ("2004-02-02", "Ana Kolar", False),
        ("2004-05-03", "Ana Kolar", True),
        ("2004-08-04", "Ana Kolar", False),  # printed otherwise, and known so
        # 2004-11-04: the post may have been hers still, or his already.
        ("2005-02-02", "Ivo Petek", False),
        ("2005-05-05", "Ivo Petek", False),
        ("2005-08-05", "Ivo Petek", False),
    ]
    assert {office for _, office in offices(letters)} == {"Minister for Ports and Rivers"}


def test_what_is_inferred_tells_its_source(letters: Store) -> None:
    (release,) = (s.release for s in letters.releases() if s.release.issued.value == "2004-05-03")
    (point,) = (p for p in release.access_points if p.relation == Relation.SENDER)
    assert point.evidence == (
        "inferred: sends as Minister for Ports and Rivers on 2004-02-02 and on 2004-08-04"
    )
    (evidence,) = (each for each in release.evidence if each.method == "inferred")
    assert (evidence.field, evidence.value) == ("person:sender", "Ana Kolar")


def agency(home: Path, captures: Sequence[Capture], seed: int = 0, runs: int = 1) -> Senders:
    with store_of(home, captures, seed, runs) as store:
        return senders(store)


def test_nobody_sends_what_went_out_when_another_held_the_post(tmp_path: Path) -> None:
    senders = agency(tmp_path / "home", releases())
    missions = {name: mission for mission in MISSIONS for _, name in mission.chiefs}
    assert len(senders) == len(releases())
    assert {inferred for _, _, inferred in senders} == {True, False}
    for day, sender, _ in senders:
        assert missions[sender].chief(date.fromisoformat(day)) == sender


@pytest.mark.parametrize(("seed", "runs"), [(3, 1), (4, 3)])
def test_the_same_letters_tell_the_same_in_any_order_and_number_of_runs(
    letters: Store, tmp_path: Path, seed: int, runs: int
) -> None:
    with store_of(tmp_path / "other", LETTERS, seed, runs) as other:
        assert senders(letters) == senders(other)
        assert offices(letters) == offices(other)
        assert set(letters.tenures.all_told()) == set(other.tenures.all_told())


def test_only_what_is_told_otherwise_is_described_again(changing: Store) -> None:
    with changing.accession("more") as log:
        log.keep([letter("2005-11-05", PORTS, "The Hon Ivo Petek MP")])
    assert described(changing) == 1
    with changing.accession("more") as log:
        log.keep([letter("2004-12-05", PORTS, "The Hon Ana Kolar MP")])
    # The new letter, and the one of November that it tells who sends it.
    assert described(changing) == 2
    assert ("2004-11-04", "Ana Kolar", True) in senders(changing)


def test_a_person_refuses_what_was_learned_and_takes_it_back(changing: Store) -> None:
    before = senders(changing)
    post = "Minister for Ports and Rivers"
    refusal = Correction(CorrectionTarget.NAME, "ana kolar", REFUSED, post, "Maja")
    changing.correct([refusal])
    described(changing)
    assert "2004-05-03" not in {day for day, _, _ in senders(changing)}
    changing.withdraw_corrections([1])
    described(changing)
    assert senders(changing) == before
    assert again(changing) == 0


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.HIDDEN])
def test_what_is_withheld_tells_others_nothing(changing: Store, state: State) -> None:
    before = senders(changing)
    (first,) = (s.id for s in changing.releases() if s.release.issued.value == "2004-02-02")
    changing.set_state(first, state, "a wrong name")
    described(changing)
    assert {day for day, name, _ in senders(changing) if name == "Ana Kolar"} == {"2004-02-02"}
    changing.set_state(first, State.PUBLIC, "it was right")
    described(changing)
    assert senders(changing) == before


def test_what_is_withheld_because_its_address_moved_tells_others_nothing(tmp_path: Path) -> None:
    old, new = (f"http://ports.example/{name}.txt" for name in ("former", "quay"))
    ana = ("2004-02-02", PORTS, "The Hon Ana Kolar MP")
    said_anew = "Cranes of the old dock lift stone for the wall until the first ships call in May."
    moved = at(letter(*ana, text=said_anew), new)
    with store_of(tmp_path / "home", [at(letter(*ana), old), LETTERS[1]]) as store:
        (former,) = (s.id for s in store.releases() if s.capture.url == old)
        store.set_state(former, State.WITHDRAWN, "a wrong name")
        taken_in(store, moved)
        assert ("2004-05-03", "Ana Kolar", True) in senders(store)
        taken_in(store, Capture("moved", b"", old, MOMENT, 301, (("Location", new),)))
        assert {s.release.issued.value for s in store.releases() if s.state is State.PUBLIC} == {
            "2004-05-03"
        }
        assert {day for day, _, _ in senders(store)} == {"2004-02-02"}


def at(capture: Capture, address: str) -> Capture:
    return replace(capture, url=address, moment=MOMENT)


def taken_in(store: Store, *captures: Capture) -> int:
    """Into an archive that is there; how many captures were described by it."""
    with store.accession("more") as log:
        log.keep(captures)
    return described(store)


def test_what_a_run_learned_that_died_then_is_described_by_the_next(changing: Store) -> None:
    (first,) = (s.id for s in changing.releases() if s.release.issued.value == "2004-02-02")
    changing.set_state(first, State.WITHDRAWN, "a wrong name")
    changing.tenures.learn(GENERIC)
    assert ("2004-05-03", "Ana Kolar", True) in senders(changing)
    assert learned(changing) > 0
    assert ("2004-05-03", "Ana Kolar", True) not in senders(changing)
    assert learned(changing) == 0


def test_what_an_older_describer_described_waits_where_nothing_else_is_told(
    changing: Store,
) -> None:
    """An archive is not described whole because one release of it is withdrawn."""
    (first,) = (s.id for s in changing.releases() if s.release.issued.value == "2004-02-02")
    changing.set_state(first, State.WITHDRAWN, "a wrong name")
    assert 0 < learned(changing, "newer") < len(LETTERS)
    assert ("2004-05-03", "Ana Kolar", True) not in senders(changing)
    assert changing.waiting("newer").number > 0


def test_an_archive_tells_who_is_printed_with_what_and_when(letters: Store) -> None:
    from_store = letters.tenures.of_surname("Kolar", GENERIC)
    (tenure,) = (each for each in from_store if each.post.startswith("Minister"))
    assert (tenure.name, tenure.printed) == ("Ana Kolar", ("A.M. Kolar", "Ana Kolar"))
    assert (tenure.first, tenure.last) == (date(2004, 2, 2), date(2004, 8, 4))


def test_who_a_person_said_are_two_are_not_made_one_later(tmp_path: Path) -> None:
    """Before anything is known of their posts, and after."""
    bare = [letter("2004-02-02", "The Hon Les Petek MP"), letter("2004-03-02", "Leslie Petek MP")]
    with store_of(tmp_path / "home", bare) as store:
        names = {name for _, name, _ in senders(store)}
        assert names == {"Les Petek", "Leslie Petek"}
        first, second = {
            point.id
            for stored in store.releases()
            for point in stored.release.access_points
            if point.relation == Relation.SENDER
        }
        number = store.people.reject(first, second, Word("Maja"))
        with store.accession("more") as log:
            log.keep([letter(day, PORTS, f"The Hon {name} Petek MP") for day, name in LATER])
        described(store)
        assert {name for _, name, _ in senders(store)} == names
        store.people.undo(number)
        described(store)
        assert {name for _, name, _ in senders(store)} == {"Les Petek"}


def test_a_known_name_is_evidence_and_the_printed_one_a_variant_of_a_draft(letters: Store) -> None:
    by_day = {s.release.issued.value: s.release for s in letters.releases()}
    (evidence,) = (e for e in by_day["2004-08-04"].evidence if e.field == KNOWN_NAME)
    assert (evidence.value, evidence.place) == ("Ana Kolar", "A.M. Kolar")
    survey = survey_of(letters.releases(), GENERIC)
    assert survey.people["ana kolar"].variants == {"A.M. Kolar"}
    # The one whose letterhead prints no office counts under that which he held.
    assert {entry.name: entry.count for entry in survey.offices.values()} == {
        "Minister for Ports and Rivers": len(LETTERS)
    }
