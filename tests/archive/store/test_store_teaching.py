"""Teaching a name and making two agents one: the releases that print them change, no other."""

import pytest
from test_store_agents import people, put, speaker_of, speech

from archive.decisions import Word
from archive.errors import NotFound, UsageError
from archive.store import Store

MAJA = Word("Maja")


def pending(store: Store) -> set[str]:
    return {str(capture.url) for capture in store.undescribed("v1")}


def test_a_taught_name_changes_and_makes_pending_just_the_releases_that_print_it(store: Store):
    robert = put(store, "a", speech("Robert Novak"))
    put(store, "b", speech("Bob Novak"))
    put(store, "c", speech("Ana Kolar"))
    before = store.revision
    store.people.teach(speaker_of(robert), "Bob Novak", MAJA)
    changed = {stored.release.title for stored in store.changed_since(before)}
    assert changed == {"What Bob Novak said"}
    assert pending(store) == {"http://irco.example/b.html"}
    assert {id for stored in store.releases() for id, _ in people(stored)} >= {speaker_of(robert)}
    assert [(each.agent_id, each.name) for each in store.taught()] == [
        (speaker_of(robert), "Bob Novak")
    ]


def test_the_former_id_of_a_taught_name_leads_on(store: Store):
    robert, bob = put(store, "a", speech("Robert Novak")), put(store, "b", speech("Bob Novak"))
    store.people.teach(speaker_of(robert), "Bob Novak", MAJA)
    agent = store.agent(speaker_of(bob))
    assert (agent.id, agent.name, agent.variants) == (
        speaker_of(robert),
        "Robert Novak",
        ("Bob Novak",),
    )


def test_a_name_is_taught_for_releases_to_come_too(store: Store):
    robert = put(store, "a", speech("Robert Novak"))
    store.people.teach(speaker_of(robert), "Bob Novak", MAJA)
    assert speaker_of(put(store, "b", speech("BOB NOVAK"))) == speaker_of(robert)


def test_two_agents_made_one_share_id_and_heading(store: Store):
    winner, loser = put(store, "a", speech("Robert Novak")), put(store, "b", speech("Bob Novak"))
    put(store, "c", speech("Ana Kolar"))
    store.people.merge(speaker_of(loser), speaker_of(winner), MAJA)
    assert people(store.release(loser.id)) == [(speaker_of(winner), "Robert Novak")]
    assert store.agent(speaker_of(loser)).id == speaker_of(winner)
    assert pending(store) == {"http://irco.example/b.html"}


def test_a_release_that_prints_both_names_has_one_heading(store: Store):
    put(store, "a", speech("Robert Novak", "Bob Novak"))
    (stored,) = store.releases()
    (first, other) = (str(quote.speaker_id) for quote in stored.release.quotes)
    store.people.merge(other, first, MAJA)
    assert people(store.release(stored.id)) == [(first, "Robert Novak")]


def test_a_record_can_be_merged_and_a_later_description_changes_nothing(store: Store):
    winner = put(store, "a", speech("Robert Novak"))
    release = speech("Bob Novak", record="bob", label="Bob Novak")
    put(store, "b", release)
    store.people.merge("bob", speaker_of(winner), MAJA)
    stored = put(store, "b", release, version="v2")
    assert speaker_of(stored) == speaker_of(winner)
    assert store.agent("bob").id == speaker_of(winner)
    assert list(store.verify()) == []


def test_a_record_that_learns_a_merged_name_leads_in_no_circle(store: Store):
    winner = put(store, "a", speech("Robert Novak"))
    put(store, "b", speech("Bob Novak", record="bob", label="Bob Novak"))
    store.people.merge("bob", speaker_of(winner), MAJA)
    stored = put(store, "c", speech("Robert Novak", record="bob", label="Bob Novak"))
    assert speaker_of(stored) == speaker_of(winner)
    assert list(store.verify()) == []


def test_what_cannot_be_taught_or_merged_is_told(store: Store):
    stored = put(store, "a", speech("Robert Novak"))
    with pytest.raises(UsageError, match="'…' cannot be the name"):
        store.people.teach(speaker_of(stored), "…", MAJA)
    with pytest.raises(NotFound, match="no agent 'nobody'"):
        store.people.merge("nobody", speaker_of(stored), MAJA)
    with pytest.raises(UsageError, match="are one agent already"):
        store.people.merge(speaker_of(stored), speaker_of(stored), MAJA)
