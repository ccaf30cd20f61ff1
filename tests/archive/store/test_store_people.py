"""People decide whom names mean: two are one, two are not, one is split off; and undo it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_store_agents import people, put, speaker_of, speech

from archive.config import Config
from archive.decisions import AgentVerdict, Correction, CorrectionTarget, Word
from archive.errors import NotFound, UsageError
from archive.models import Release
from archive.records import Agent, StoredRelease
from archive.store import Store, create_store

MAJA = Word("Maja", "the same post on the same day")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, and a release of each."""

    robert: StoredRelease
    bob: StoredRelease

    @property
    def ids(self) -> tuple[str, str]:
        return speaker_of(self.robert), speaker_of(self.bob)


@pytest.fixture
def pair(store: Store) -> Pair:
    return Pair(put(store, "a", speech("Robert Novak")), put(store, "b", speech("Bob Novak")))


def picture(store: Store) -> list[tuple[str, Release, Agent]]:
    """All that a reader sees of releases and those who speak in them."""
    return [
        (stored.id, stored.release, store.agent(id))
        for stored in store.releases()
        for id in sorted({str(quote.speaker_id) for quote in stored.release.quotes})
    ]


def named(store: Store, id: str, name: str) -> None:
    store.correct([Correction(CorrectionTarget.AGENT, id, "name", name, "Maja")])


def test_a_merge_that_is_undone_leaves_everything_as_it_was(store: Store, pair: Pair) -> None:
    before = picture(store)
    number = store.people.merge(*reversed(pair.ids), MAJA)
    assert picture(store) != before
    store.people.undo(number)
    assert picture(store) == before
    assert list(store.verify()) == []


def test_a_merge_of_a_record_that_is_undone_leaves_everything_as_it_was(store: Store) -> None:
    robert = put(store, "a", speech("Robert Novak"))
    put(store, "b", speech("Bob Novak", record="bob", label="Bob Novak"))
    before = picture(store)
    number = store.people.merge("bob", speaker_of(robert), MAJA)
    assert store.agent("bob").id == speaker_of(robert)
    store.people.undo(number)
    assert picture(store) == before
    assert store.agent("bob").id == "bob"


def test_what_a_merge_held_back_follows_when_it_is_undone(store: Store) -> None:
    robert = put(store, "a", speech("Robert Novak"))
    put(store, "b", speech("Bob Novak", record="bob", label="Bob Novak"))
    number = store.people.merge("bob", speaker_of(robert), MAJA)
    put(store, "c", speech("Robert Novak", record="bob", label="Bob Novak"))
    store.people.undo(number)
    assert store.agent(speaker_of(robert)).id == "bob"
    assert list(store.verify()) == []


def test_a_variant_that_is_split_off_is_somebody_of_its_own_again(store: Store, pair: Pair) -> None:
    robert, bob = pair.ids
    store.people.merge(bob, robert, MAJA)
    merged = picture(store)
    number = store.people.split(robert, "Bob Novak", MAJA)
    assert people(store.release(pair.bob.id)) == [(bob, "Bob Novak")]
    assert store.agent(robert).variants == ()
    assert store.agent(bob).id == bob
    store.people.undo(number)
    assert picture(store) == merged


def test_a_name_split_from_a_record_is_no_longer_the_records_own(store: Store) -> None:
    release = speech("Ana Kolar", record="ana", label="Ana Kolar, Mayor")
    stored = put(store, "a", release)
    before = picture(store)
    number = store.people.split("ana", "Ana Kolar", MAJA)
    after = put(store, "a", release, version="v2")
    assert speaker_of(after) != "ana"
    assert "Ana Kolar" not in store.agent("ana").variants
    store.people.undo(number)
    assert picture(store) == before
    assert speaker_of(store.release(stored.id)) == "ana"


def test_what_cannot_be_split_is_told(store: Store, pair: Pair) -> None:
    robert, bob = pair.ids
    with pytest.raises(UsageError, match="'Bob Novak' is no name of agent"):
        store.people.split(robert, "Bob Novak", MAJA)
    with pytest.raises(UsageError, match="was made for 'BOB NOVAK'; split its other names"):
        store.people.split(bob, "BOB NOVAK", MAJA)
    assert store.people.decisions() == ()


def test_a_rejected_pair_stays_rejected_under_the_ids_that_follow(store: Store, pair: Pair) -> None:
    robert, bob = pair.ids
    number = store.people.reject(robert, bob, MAJA)
    assert store.people.rejected() == {frozenset(pair.ids)}
    other = speaker_of(put(store, "c", speech("Robert A. Novak")))
    store.people.merge(robert, other, MAJA)
    assert store.people.rejected() == {frozenset((other, bob))}
    store.people.undo(number)
    assert store.people.rejected() == frozenset()


def test_a_rejection_stands_until_it_is_taken_back(store: Store, pair: Pair) -> None:
    robert, bob = pair.ids
    number = store.people.reject(robert, bob, MAJA)
    way_out = f"are not one; `dateline people undo {number}` takes it back"
    with pytest.raises(UsageError, match=way_out):
        store.people.reject(bob, robert, MAJA)
    with pytest.raises(UsageError, match=way_out):
        store.people.merge(bob, robert, MAJA)
    store.people.undo(number)
    store.people.merge(bob, robert, MAJA)
    with pytest.raises(UsageError, match="are one agent already"):
        store.people.reject(robert, bob, MAJA)


def test_every_decision_stays_with_who_and_why(store: Store, pair: Pair) -> None:
    robert, bob = pair.ids
    store.people.teach(robert, "R. Novak", MAJA)
    store.people.undo(store.people.merge(bob, robert, MAJA))
    taught, merged = store.people.decisions()
    assert (taught.verdict, taught.agent_id, taught.name) == (
        AgentVerdict.NAMED,
        robert,
        "R. Novak",
    )
    assert (merged.verdict, merged.agent_id, merged.other_id) == (AgentVerdict.MERGED, bob, robert)
    assert (merged.who, merged.why) == (MAJA.who, MAJA.why)
    assert taught.undone is None
    assert merged.undone is not None
    with pytest.raises(UsageError, match="needs the name of who makes it"):
        store.people.reject(robert, bob, Word(" "))


def test_a_decision_under_a_later_one_waits_for_it(store: Store, pair: Pair) -> None:
    robert, bob = pair.ids
    other = speaker_of(put(store, "c", speech("Robert A. Novak")))
    before = picture(store)
    first = store.people.merge(bob, robert, MAJA)
    second = store.people.merge(robert, other, MAJA)
    with pytest.raises(UsageError, match=f"the names of decision {first}: undo it first"):
        store.people.undo(first)
    for number in (second, first):
        store.people.undo(number)
    assert picture(store) == before
    store.people.undo(first)
    with pytest.raises(NotFound, match="no decision 99 is held"):
        store.people.undo(99)


def test_who_leads_to_somebody_that_leads_on_is_shown_as_the_last(store: Store, pair: Pair) -> None:
    robert, bob = pair.ids
    store.people.merge(bob, robert, MAJA)
    put(store, "c", speech("Robert Novak", record="rob", label="Robert Novak, Mayor"))
    assert people(store.release(pair.bob.id)) == [("rob", "Robert Novak, Mayor")]
    assert list(store.verify()) == []


def test_a_taught_name_takes_along_who_was_merged_into_its_former_owner(store: Store) -> None:
    robert, bob, ana = (
        put(store, page, speech(name))
        for page, name in (("a", "Robert Novak"), ("b", "Bob Novak"), ("c", "Ana Kolar"))
    )
    put(store, "d", speech("B. N. Novak", record="bn", label="B. N. Novak"))
    store.people.merge("bn", speaker_of(bob), MAJA)
    store.people.teach(speaker_of(ana), "Bob Novak", MAJA)
    assert list(store.verify()) == []
    assert speaker_of(store.release(robert.id)) == speaker_of(robert)


def test_a_corrected_name_goes_along_with_who_leads_on(store: Store, pair: Pair) -> None:
    robert, bob = pair.ids
    named(store, bob, "Bob Novak (born 1950)")
    number = store.people.merge(bob, robert, MAJA)
    assert {label for stored in store.releases() for _, label in people(stored)} == {
        "Bob Novak (born 1950)"
    }
    named(store, robert, "Robert Novak (born 1950)")
    assert store.agent(bob).name == "Robert Novak (born 1950)"
    store.people.undo(number)
    assert store.agent(bob).name == "Bob Novak (born 1950)"
    assert list(store.verify()) == []


def test_a_corrected_name_stays_where_a_record_takes_the_name(store: Store, pair: Pair) -> None:
    named(store, speaker_of(pair.bob), "Bob Novak (born 1950)")
    put(store, "c", speech("Robert B. Novak", record="rob", label="Robert B. Novak"))
    put(store, "d", speech("Bob Novak", record="rob", label="Robert B. Novak"))
    assert {
        label for stored in store.releases() for id, label in people(stored) if id == "rob"
    } == {"Bob Novak (born 1950)"}
    assert list(store.verify()) == []


NAMES = ("Ana Kolar", "Jan Hribar", "Ivo Zajc", "Eva Zajc")
records = st.sampled_from(["", "", "r1", "r2"])
pages = st.lists(st.tuples(st.sampled_from(NAMES), records), min_size=2, max_size=6)
steps = st.lists(st.tuples(st.sampled_from("tmsr"), st.randoms(use_true_random=False)), max_size=6)


@settings(max_examples=12, deadline=None)
@given(pages=pages, steps=steps)
def test_whatever_is_decided_and_undone_leaves_what_was(
    tmp_path_factory: pytest.TempPathFactory, pages: Sequence[tuple[str, str]], steps: Sequence
) -> None:
    home = tmp_path_factory.mktemp("people")
    with create_store(Config(home=home)) as store:
        decide_and_undo(store, pages, steps)


def decide_and_undo(store: Store, pages: Sequence[tuple[str, str]], steps: Sequence) -> None:
    for number, (name, record) in enumerate(pages):
        put(store, f"{number}", speech(name, record=record, label=name if record else ""))
    before = picture(store)
    numbers: list[int] = []
    for kind, chance in steps:
        ids = sorted(
            {str(q.speaker_id) for stored in store.releases() for q in stored.release.quotes}
        )
        first, other = chance.choice(ids), chance.choice(ids)
        try:
            match kind:
                case "t":
                    numbers.append(store.people.teach(first, chance.choice(NAMES), MAJA))
                case "m":
                    numbers.append(store.people.merge(first, other, MAJA))
                case "s":
                    numbers.append(store.people.split(first, chance.choice(NAMES), MAJA))
                case "r":
                    numbers.append(store.people.reject(first, other, MAJA))
        except UsageError:
            continue
        assert list(store.verify()) == []
    for number in reversed(numbers):
        store.people.undo(number)
    assert picture(store) == before
    assert list(store.verify()) == []
