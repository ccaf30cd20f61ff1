"""State is asked of bytes too: they leave whole or not at all."""

import pytest
from publication_builders import MAIL, PHONE, covering, describe, id_of, release, shown

from archive.errors import Covered, NotFound, Withdrawn
from archive.models import Contact
from archive.publication import Withholding
from archive.records import State
from archive.store import Store

FERRY = release("Ferry sinks in fog", "The ferry Vidra went down before dawn on Tuesday.")
DYKE = release("Sixty villages, one dyke", "The water rose behind the railway all night.")
WELLS = release("Wells at the salt", "A laboratory tests the wells at the edge of the salt.")
ALL_THREE = "<html><p>ferry</p><p>dyke</p><p>wells</p></html>"


def test_bytes_of_a_page_whose_releases_are_all_public_leave_whole(store: Store) -> None:
    stored = describe(store, ALL_THREE, FERRY, DYKE, WELLS)
    publication = shown(store)
    for title in ("Ferry sinks in fog", "Wells at the salt"):
        public = publication.release(id_of(store, title))
        assert publication.content(public, stored.digest) == ALL_THREE.encode()


def test_a_withdrawn_release_withholds_the_bytes_from_its_siblings(store: Store) -> None:
    stored = describe(store, ALL_THREE, FERRY, DYKE, WELLS)
    store.set_state(id_of(store, "Sixty villages, one dyke"), State.WITHDRAWN, "names a minor")
    publication = shown(store)
    public = publication.release(id_of(store, "Ferry sinks in fog"))
    with pytest.raises(Withdrawn, match="names a minor"):
        publication.content(public, stored.digest)
    assert [each.withheld for each in publication.captures(public)] == [Withholding.WITHDRAWN]


def test_a_hidden_release_withholds_them_without_a_word_of_it(store: Store) -> None:
    stored = describe(store, ALL_THREE, FERRY, DYKE)
    store.set_state(id_of(store, "Sixty villages, one dyke"), State.HIDDEN, "under review")
    publication = shown(store)
    public = publication.release(id_of(store, "Ferry sinks in fog"))
    with pytest.raises(NotFound) as hidden:
        publication.content(public, stored.digest)
    with pytest.raises(NotFound) as unknown:
        publication.content(public, "0" * 64)
    assert str(hidden.value).replace(stored.digest, "0" * 64) == str(unknown.value)
    assert [each.reason for each in publication.captures(public)] == [""]


def test_of_a_withdrawn_and_a_hidden_release_the_withdrawn_one_is_told(store: Store) -> None:
    stored = describe(store, ALL_THREE, FERRY, DYKE, WELLS)
    store.set_state(id_of(store, "Sixty villages, one dyke"), State.HIDDEN, "under review")
    store.set_state(id_of(store, "Wells at the salt"), State.WITHDRAWN, "an error")
    publication = shown(store)
    public = publication.release(id_of(store, "Ferry sinks in fog"))
    assert publication.capture(public, stored.digest).withheld is Withholding.WITHDRAWN


def test_the_same_bytes_at_another_address_are_withheld_too(store: Store) -> None:
    first = describe(store, ALL_THREE, FERRY, DYKE)
    mirror = "http://mirror.irco.example/briefing.html"
    second = describe(store, ALL_THREE, WELLS, url=mirror, moment="2004-01-01")
    assert first.digest == second.digest
    store.set_state(id_of(store, "Sixty villages, one dyke"), State.WITHDRAWN, "an error")
    publication = shown(store)
    public = publication.release(id_of(store, "Wells at the salt"))
    with pytest.raises(Withdrawn):
        publication.content(public, second.digest)


def test_bytes_that_carried_it_in_an_earlier_capture_are_withheld_alone(store: Store) -> None:
    older = describe(store, ALL_THREE, FERRY, DYKE)
    newer = describe(store, "<html><p>ferry</p></html>", FERRY, moment="2004-01-01")
    store.set_state(id_of(store, "Sixty villages, one dyke"), State.WITHDRAWN, "an error")
    publication = shown(store)
    public = publication.release(id_of(store, "Ferry sinks in fog"))
    assert [(each.capture.digest, each.withheld) for each in publication.captures(public)] == [
        (newer.digest, None),
        (older.digest, Withholding.WITHDRAWN),
    ]


def test_a_release_that_no_describer_of_today_finds_withholds_only_by_its_state(
    store: Store,
) -> None:
    stored = describe(store, ALL_THREE, FERRY, DYKE)
    describe(store, ALL_THREE, FERRY, version="v2")
    publication = shown(store)
    public = publication.release(id_of(store, "Ferry sinks in fog"))
    assert publication.content(public, stored.digest)
    store.set_state(id_of(store, "Sixty villages, one dyke"), State.WITHDRAWN, "an error")
    with pytest.raises(Withdrawn):
        publication.content(public, stored.digest)


def test_the_reading_copy_has_the_public_releases_in_the_order_of_the_page(store: Store) -> None:
    stored = describe(store, ALL_THREE, FERRY, DYKE, WELLS)
    store.set_state(id_of(store, "Sixty villages, one dyke"), State.WITHDRAWN, "an error")
    publication = shown(store)
    copy = publication.reading_copy(publication.release(id_of(store, WELLS.title)), stored.digest)
    assert [each.title for each in copy.releases] == [FERRY.title, WELLS.title]
    assert copy.capture.withheld is Withholding.WITHDRAWN


def test_a_reading_copy_has_nothing_that_no_describer_of_today_finds(store: Store) -> None:
    stored = describe(store, ALL_THREE, FERRY, DYKE, WELLS)
    describe(store, ALL_THREE, FERRY, WELLS, version="v2")
    publication = shown(store)
    copy = publication.reading_copy(publication.release(id_of(store, FERRY.title)), stored.digest)
    assert [each.title for each in copy.releases] == [FERRY.title, WELLS.title]


def test_publishing_again_brings_the_bytes_back(store: Store) -> None:
    stored = describe(store, ALL_THREE, FERRY, DYKE)
    dyke = id_of(store, "Sixty villages, one dyke")
    store.set_state(dyke, State.WITHDRAWN, "an error")
    store.set_state(dyke, State.PUBLIC, "no error")
    publication = shown(store)
    public = publication.release(dyke)
    assert publication.content(public, stored.digest) == ALL_THREE.encode()


@pytest.mark.parametrize(
    "content",
    [
        f"<p>write to {MAIL}</p>",
        "<p>write to desk&#64;irco.example</p>",
        "<a href='mailto:desk%40irco.example'>write</a>",
        "<p>desk<b>@</b>irco.example</p>",
        f"<p>call {PHONE}</p>",
        "<p>call <b>+386</b> 1 555<i> 0199</i></p>",
        "<!-- desk@irco.example -->",
        "MIME-Version: 1.0\nContent-Type: multipart/related\n\ndesk=40irco.example",
    ],
)
def test_bytes_that_show_a_contact_are_withheld_while_contacts_are_covered(
    store: Store, content: str
) -> None:
    stored = describe(store, content, FERRY)
    public = covering(store).release(id_of(store, FERRY.title))
    with pytest.raises(Covered):
        covering(store).content(public, stored.digest)
    assert shown(store).content(public, stored.digest) == content.encode()


def test_bytes_without_any_contact_leave_all_the_same(store: Store) -> None:
    stored = describe(store, "<p>On 7 March 2003, 1 200 boats left at 14:30.</p>", FERRY)
    publication = covering(store)
    assert publication.content(publication.release(id_of(store, FERRY.title)), stored.digest)


def test_an_address_that_shows_a_contact_is_not_told(store: Store) -> None:
    describe(store, "<p>ferry</p>", FERRY, url=f"http://irco.example/ask?to={MAIL}")
    capture = covering(store).release(id_of(store, FERRY.title)).capture
    assert capture.url is None
    assert shown(store).release(id_of(store, FERRY.title)).capture.url


def test_a_reading_copy_covers_what_is_covered(store: Store) -> None:
    contacts = (Contact("Ana Kolar", None, (PHONE,), (MAIL,), f"Ana Kolar, {PHONE}, {MAIL}"),)
    reach = release("Ferry", f"Ask {MAIL} or call {PHONE}.", contacts=contacts)
    stored = describe(store, f"<p>{MAIL}</p>", reach)
    publication = covering(store)
    copy = publication.reading_copy(publication.release(id_of(store, "Ferry")), stored.digest)
    assert copy.capture.withheld is Withholding.CONTACTS
    assert MAIL not in str(copy.releases)
    assert PHONE not in str(copy.releases)
