"""What comes out of the door, and what never does."""

import pytest
from publication_builders import describe, id_of, release, shown

from archive.errors import NotFound, Withdrawn
from archive.records import State
from archive.store import Store

FERRY = release("Ferry sinks in fog", "The ferry Vidra went down before dawn on Tuesday.")
DYKE = release("Sixty villages, one dyke", "The water rose behind the railway all night.")


def test_a_hidden_release_is_answered_as_one_that_is_not_there(store: Store) -> None:
    describe(store, "<p>ferry</p>", FERRY)
    ferry = id_of(store, FERRY.title)
    store.set_state(ferry, State.HIDDEN, "under review")
    with pytest.raises(NotFound) as hidden:
        shown(store).release(ferry)
    with pytest.raises(NotFound) as unknown:
        shown(store).release("abcdefgh")
    assert str(hidden.value) == str(unknown.value).replace("abcdefgh", ferry)


def test_a_withdrawn_release_leaves_its_reason(store: Store) -> None:
    describe(store, "<p>ferry</p>", FERRY)
    store.set_state(id_of(store, FERRY.title), State.WITHDRAWN, "names a minor")
    with pytest.raises(Withdrawn, match="names a minor"):
        shown(store).release(id_of(store, FERRY.title))


def test_what_is_withheld_since_a_revision_is_known_at_once(store: Store) -> None:
    describe(store, "<p>both</p>", FERRY, DYKE)
    publication, before = shown(store), store.revision
    assert publication.withheld_since(before) == frozenset()
    ferry, dyke = id_of(store, FERRY.title), id_of(store, DYKE.title)
    store.set_state(ferry, State.WITHDRAWN, "an error")
    store.set_state(dyke, State.HIDDEN, "under review")
    assert publication.withheld_since(before) == {ferry, dyke}
    store.set_state(ferry, State.PUBLIC, "no error")
    assert publication.withheld_since(before) == {dyke}
    assert publication.withheld_since(store.revision) == frozenset()


def test_what_no_describer_finds_any_more_is_withheld_too(store: Store) -> None:
    describe(store, "<p>both</p>", FERRY, DYKE)
    publication, before = shown(store), store.revision
    describe(store, "<p>both</p>", FERRY, version="v2")
    assert publication.withheld_since(before) == {id_of(store, DYKE.title)}


def test_only_public_releases_are_streamed(store: Store) -> None:
    describe(store, "<p>both</p>", FERRY, DYKE)
    store.set_state(id_of(store, FERRY.title), State.HIDDEN, "under review")
    assert [each.release.title for each in shown(store).releases()] == [DYKE.title]
