import pytest
from sqlalchemy import create_engine, select
from store_builders import FERRY, describe, make_capture, make_release

from archive.config import Config
from archive.errors import NotFound, StoreError
from archive.records import State
from archive.store import Store
from archive.store.database.connection import url_of
from archive.store.database.tables import state_changes


def test_a_withdrawn_release_that_is_taken_in_again_stays_withdrawn(store: Store):
    (stored,) = describe(store, make_capture("a"), make_release())
    store.set_state(stored.id, State.WITHDRAWN, "names a minor")
    describe(store, make_capture("b", moment="1999-01-01"), make_release())
    now = store.release(stored.id)
    assert (now.state, now.state_reason) == (State.WITHDRAWN, "names a minor")
    assert now.capture.moment.year == 1999


def test_the_copy_of_a_withdrawn_release_on_another_page_is_withdrawn_too(store: Store):
    (stored,) = describe(store, make_capture("a"), make_release(FERRY))
    store.set_state(stored.id, State.WITHDRAWN, "names a minor")
    copy = make_capture("b", url="http://mirror.irco.example/x.html")
    (second,) = describe(store, copy, make_release(FERRY))
    assert second.id != stored.id
    assert second.state == State.WITHDRAWN
    assert second.state_reason == f"same text as {stored.id}: names a minor"


def test_a_change_of_state_raises_the_revision_and_the_same_again_does_not(store: Store):
    (stored,) = describe(store, make_capture(), make_release())
    before = store.revision
    for _ in range(2):
        store.set_state(stored.id, State.HIDDEN, "under review")
    assert store.revision == before + 1
    assert [each.state for each in store.changed_since(before)] == [State.HIDDEN]


def test_every_change_of_state_is_kept(store: Store, config: Config):
    (stored,) = describe(store, make_capture(), make_release())
    store.set_state(stored.id, State.HIDDEN, "under review")
    store.set_state(stored.id, State.PUBLIC, "reviewed")
    engine = create_engine(url_of(config))
    with engine.connect() as connection:
        rows = connection.execute(select(state_changes).order_by(state_changes.c.id)).all()
    engine.dispose()
    assert [(row.release_id, row.state, row.reason) for row in rows] == [
        (stored.id, "hidden", "under review"),
        (stored.id, "public", "reviewed"),
    ]


def test_releases_are_counted_by_state(store: Store):
    for number, state in enumerate(State):
        page = make_capture(url=f"http://irco.example/{number}")
        (stored,) = describe(store, page, make_release(f"{number} {FERRY}"))
        store.set_state(stored.id, state, "a reason")
    counts = store.counts()
    assert (counts.releases_public, counts.releases_withdrawn, counts.releases_hidden) == (1, 1, 1)


def test_an_alias_leads_to_its_release(store: Store):
    (stored,) = describe(store, make_capture(), make_release())
    store.add_alias("press/1996/vidra", stored.id)
    store.add_alias("press/1996/vidra", stored.id)
    assert store.resolve("press/1996/vidra") == stored.id
    assert store.release("press/1996/vidra") == stored


def test_an_alias_that_leads_elsewhere_is_refused(store: Store):
    (stored,) = describe(store, make_capture(), make_release())
    (other,) = describe(store, make_capture(url="http://irco.example/2"), make_release())
    store.add_alias("old", stored.id)
    with pytest.raises(StoreError, match=f"'old' already leads to release {stored.id}"):
        store.add_alias("old", other.id)
    with pytest.raises(StoreError, match="already leads to release"):
        store.add_alias(other.id, stored.id)


@pytest.mark.parametrize("unknown", ["", "nobody", "x" * 100_000, "\0", "\udc80"])
def test_an_unknown_id_is_not_held(store: Store, unknown: str):
    with pytest.raises(NotFound, match="no release"):
        store.release(unknown)
    with pytest.raises(NotFound):
        store.set_state(unknown, State.HIDDEN, "")
    with pytest.raises(NotFound):
        store.captures_of(unknown)
    with pytest.raises(NotFound):
        store.content(unknown)


def test_an_unknown_accession_is_not_held(store: Store):
    with pytest.raises(NotFound, match="no accession 7"):
        store.accession_log(7)
