from dataclasses import replace

from store_builders import (
    DYKE,
    FERRY,
    PAGE,
    SURVEY,
    describe,
    find,
    ids,
    keep,
    make_capture,
    make_release,
)

from archive.models import Description, Evidence
from archive.records import State
from archive.store import Store


def test_the_latest_captured_description_is_shown_though_it_came_first(store: Store):
    describe(store, make_capture("b", moment="2003-01-01"), make_release(FERRY, "Corrected"))
    describe(store, make_capture("a", moment="1999-01-01"), make_release(FERRY, "As printed"))
    describe(store, make_capture("c", moment=None), make_release(FERRY, "Who knows when"))
    (stored,) = store.releases()
    assert (stored.release.title, stored.capture.moment.year) == ("Corrected", 2003)
    assert [each.moment and each.moment.year for each in store.captures_of(stored.id)] == [
        2003,
        1999,
        None,
    ]


def test_a_release_comes_back_as_it_was_described(store: Store):
    evidence = (Evidence("title", "Ferry", "profile", "h1", "<h1>", 0.5, chosen=False),)
    release = replace(make_release(topics=("FERRY", "BORDER", "FERRY")), evidence=evidence)
    (stored,) = describe(store, make_capture(), release)
    assert stored.release == release
    assert store.release(stored.id) == stored


def test_an_item_that_left_its_page_keeps_its_id_and_is_marked(store: Store):
    first = describe(
        store, make_capture("a"), make_release(FERRY, "Ferry"), make_release(DYKE, "Dyke")
    )
    describe(store, make_capture("b", moment="1998-01-01"), make_release(DYKE, "Dyke"))
    assert store.release(first[0].id).left_page
    assert not store.release(first[1].id).left_page
    assert store.release(first[0].id).revision == store.revision


def test_an_item_that_comes_back_is_no_longer_marked(store: Store):
    both = (make_release(FERRY, "Ferry"), make_release(DYKE, "Dyke"))
    first = describe(store, make_capture("a"), *both)
    describe(store, make_capture("b", moment="1998-01-01"), both[1])
    describe(store, make_capture("a", moment="1999-01-01"), *both)
    assert [store.release(stored.id).left_page for stored in first] == [False, False]


def test_a_page_that_is_no_more_has_lost_its_release(store: Store):
    (stored,) = describe(store, make_capture("a"), make_release())
    describe(store, make_capture("not found", moment="1999-01-01", status=404))
    assert store.release(stored.id).left_page


def test_a_page_that_cannot_be_read_says_nothing_of_what_it_carried(store: Store):
    (stored,) = describe(store, make_capture("a"), make_release())
    describe(store, make_capture("<frameset>", moment="1999-01-01"))
    assert not store.release(stored.id).left_page


def test_describing_again_without_a_difference_changes_nothing(store: Store):
    release = make_release(topics=("FERRY",))
    (stored,) = describe(store, make_capture(), release)
    before = store.revision
    store.forget_descriptions()
    assert store.release(stored.id) == stored
    describe(store, make_capture(), release, version="v2")
    assert store.revision == before
    assert store.release(stored.id) == stored


def test_another_access_point_alone_raises_the_revision(store: Store):
    (stored,) = describe(store, make_capture(), make_release(topics=("FERRY",)))
    before = store.revision
    describe(store, make_capture(), make_release(topics=("FERRY", "BORDER")), version="v2")
    assert store.revision == before + 1
    (changed,) = store.changed_since(before)
    assert [point.id for point in changed.release.access_points] == ["FERRY", "BORDER"]
    assert (changed.id, changed.revision) == (stored.id, store.revision)


def test_an_earlier_version_that_comes_in_later_changes_nothing_shown(store: Store):
    describe(store, make_capture("b", moment="2003-01-01"), make_release())
    before = store.revision
    describe(store, make_capture("a", moment="1999-01-01"), make_release())
    assert store.revision == before


def test_one_batch_raises_the_revision_once(store: Store):
    captures = [make_capture(url=f"{PAGE}?{n}") for n in range(5)]
    keep(store, *captures)
    store.put([(find(store, each), Description((make_release(),))) for each in captures], "v1")
    assert store.revision == 1
    assert {stored.revision for stored in store.changed_since(0)} == {1}


def test_what_no_describer_finds_any_more_is_hidden_and_keeps_its_id(store: Store):
    both = (make_release(FERRY, "Ferry"), make_release("Home | News", "Menu"))
    first = describe(store, make_capture(), *both)
    before = store.revision
    describe(store, make_capture(), both[0], version="v2")
    menu = store.release(first[1].id)
    assert (menu.state, menu.release.title) == (State.HIDDEN, "Menu")
    assert [stored.id for stored in store.changed_since(before)] == [menu.id]
    assert (store.counts().releases_public, store.counts().releases_hidden) == (1, 1)
    again = describe(store, make_capture(), *both, version="v3")
    assert [stored.id for stored in again] == [stored.id for stored in first]
    assert store.release(menu.id).state == State.PUBLIC


def test_a_page_without_a_release_is_held_with_its_reason(store: Store):
    with store.accession("folder") as log:
        log.keep([make_capture()])
    store.put([(find(store, make_capture()), Description(reason="frameset", detail="2"))], "v1")
    (finding,) = store.undescribable()
    assert (finding.kind, finding.reason, finding.detail) == ("undescribed", "frameset", "2")
    assert list(store.findings(log.id)) == [finding]
    assert list(store.undescribed("v1")) == []
    assert len(list(store.undescribed("v2"))) == 1
    assert store.counts().undescribable == 1


def test_a_page_that_a_better_describer_reads_loses_its_reason(store: Store):
    describe(store, make_capture())
    describe(store, make_capture(), make_release(), version="v2")
    assert list(store.undescribable()) == []
    assert len(ids(store)) == 1


def test_of_a_capture_described_twice_in_a_batch_the_last_counts(store: Store):
    keep(store, make_capture())
    capture = find(store, make_capture())
    titles = ("Old", "New")
    store.put([(capture, Description((make_release(title=title),))) for title in titles], "v1")
    assert [each.release.title for each in store.releases()] == ["New"]


def test_an_empty_batch_is_no_change(store: Store):
    store.put([], "v1")
    assert store.revision == 0


def test_a_release_found_on_two_pages_has_not_left_while_one_carries_it(store: Store):
    link = "http://irco.example/notes/1.html"
    item, other = make_release(FERRY, "Ferry", link), make_release(SURVEY, "Survey")
    first, second = "http://irco.example/a.html", "http://irco.example/b.html"
    (stored,) = describe(store, make_capture("a", url=first, moment="1997-01-01"), item)
    describe(store, make_capture("b", url=second, moment="1997-02-01"), item)
    describe(store, make_capture("c", url=first, moment="1998-01-01"), other)
    assert not store.release(stored.id).left_page
    describe(store, make_capture("d", url=second, moment="1998-01-01"), other)
    assert store.release(stored.id).left_page
