"""What comes out of the door, and what never does."""

from dataclasses import replace

import pytest
from publication_builders import describe, id_of, release, shown

from archive.errors import NotFound, Withdrawn
from archive.models import AccessPoint, Quote, Relation, Release, Span
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
    assert publication.withheld_since(before, store.revision) == frozenset()
    ferry, dyke = id_of(store, FERRY.title), id_of(store, DYKE.title)
    store.set_state(ferry, State.WITHDRAWN, "an error")
    store.set_state(dyke, State.HIDDEN, "under review")
    assert publication.withheld_since(before, store.revision) == {ferry, dyke}
    store.set_state(ferry, State.PUBLIC, "no error")
    assert publication.withheld_since(before, store.revision) == {dyke}
    assert publication.withheld_since(store.revision, store.revision) == frozenset()


def test_what_no_describer_finds_any_more_is_withheld_too(store: Store) -> None:
    describe(store, "<p>both</p>", FERRY, DYKE)
    publication, before = shown(store), store.revision
    describe(store, "<p>both</p>", FERRY, version="v2")
    assert publication.withheld_since(before, store.revision) == {id_of(store, DYKE.title)}


def test_only_public_releases_are_streamed(store: Store) -> None:
    describe(store, "<p>both</p>", FERRY, DYKE)
    store.set_state(id_of(store, FERRY.title), State.HIDDEN, "under review")
    assert [each.release.title for each in shown(store).releases()] == [DYKE.title]


def with_people(*points: AccessPoint, quotes: tuple[Quote, ...] = ()) -> Release:
    return replace(FERRY, access_points=points, quotes=quotes)


def said(speaker: str, id: str, position: str | None = None) -> Quote:
    return Quote("The ferry", (Span(0, 9),), speaker=speaker, speaker_id=id, position=position)


def person(id: str, relation: Relation) -> AccessPoint:
    return AccessPoint("person", id, f"Name of {id}", relation)


def public_people(store: Store, release: Release) -> tuple[set[str], list[str | None]]:
    """The ids under which a release is found, and those of the speakers of its quotes."""
    describe(store, "<p>ferry</p>", release)
    found = shown(store).release(id_of(store, FERRY.title)).release
    return {p.id for p in found.access_points}, [quote.speaker_id for quote in found.quotes]


def test_a_speaker_without_post_or_record_is_not_listed(store: Store) -> None:
    release = with_people(person("a-widow", Relation.SPEAKER), quotes=(said("A Widow", "a-widow"),))
    assert public_people(store, release) == (set(), [None])


def test_the_name_of_such_a_speaker_stays_as_printed(store: Store) -> None:
    describe(store, "<p>ferry</p>", with_people(quotes=(said("A Widow", "a-widow"),)))
    release = shown(store).release(id_of(store, FERRY.title)).release
    assert [quote.speaker for quote in release.quotes] == ["A Widow"]


def test_a_speaker_with_a_post_is_listed(store: Store) -> None:
    quotes = (said("A Mayor", "a-mayor", "Mayor of Vidra"), said("A Mayor", "a-mayor"))
    release = with_people(person("a-mayor", Relation.SPEAKER), quotes=quotes)
    assert public_people(store, release) == ({"a-mayor"}, ["a-mayor", "a-mayor"])


def test_who_has_a_record_is_listed_without_a_post(store: Store) -> None:
    points = (person("lovro-petek", Relation.MENTIONED), person("a-mayor", Relation.NAMED))
    assert public_people(store, with_people(*points)) == ({"lovro-petek", "a-mayor"}, [])


def test_who_is_only_a_contact_is_never_listed(store: Store) -> None:
    points = (person("lovro-petek", Relation.CONTACT), person("ana-kolar", Relation.CONTACT))
    assert public_people(store, with_people(*points)) == (set(), [])


def test_the_newest_are_the_public_releases_added_last(store: Store) -> None:
    describe(store, "<p>ferry</p>", FERRY)
    describe(store, "<p>dyke</p>", DYKE, url="http://www.irco.example/dyke.html")
    wells = release("Wells at the salt", "A laboratory tests the wells at the edge of the salt.")
    describe(store, "<p>wells</p>", wells, url="http://www.irco.example/wells.html")
    store.set_state(id_of(store, DYKE.title), State.HIDDEN, "under review")
    titles = [each.release.title for each in shown(store).newest(2)]
    assert titles == [wells.title, FERRY.title]


def test_a_quote_is_found_in_its_release_as_long_as_that_is_public(store: Store) -> None:
    describe(store, "<p>ferry</p>", with_people(quotes=(said("A Mayor", "", "Mayor"),)))
    ferry = id_of(store, FERRY.title)
    (quote,) = shown(store).release(ferry).release.quotes
    shown_quote = shown(store).quote(quote.id)
    assert (shown_quote.id, shown_quote.release.id, shown_quote.gone) == (quote.id, ferry, False)
    store.set_state(ferry, State.WITHDRAWN, "names a minor")
    with pytest.raises(Withdrawn, match="names a minor"):
        shown(store).quote(quote.id)
    store.set_state(ferry, State.HIDDEN, "under review")
    with pytest.raises(NotFound) as hidden:
        shown(store).quote(quote.id)
    with pytest.raises(NotFound) as unknown:
        shown(store).quote("abcdefgh")
    assert str(hidden.value) == str(unknown.value).replace("abcdefgh", quote.id)


def test_a_quote_that_is_no_longer_found_is_told_as_gone(store: Store) -> None:
    describe(store, "<p>ferry</p>", with_people(quotes=(said("A Mayor", "", "Mayor"),)))
    (quote,) = shown(store).release(id_of(store, FERRY.title)).release.quotes
    describe(store, "<p>ferry</p>", FERRY, version="v2")
    assert shown(store).quote(quote.id).gone
