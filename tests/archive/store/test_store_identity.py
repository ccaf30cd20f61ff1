from itertools import permutations
from pathlib import Path

import pytest
from store_builders import (
    DYKE,
    FERRY,
    SURVEY,
    describe,
    find,
    ids,
    keep,
    make_capture,
    make_release,
    shown,
)

from archive.config import Config
from archive.models import Description, Release
from archive.store import Store, create_store
from archive.store.identity.addresses import page_key
from archive.store.identity.identifiers import DIGITS, LENGTH, LETTERS

LIST = "http://www.irco.example/briefing.html"
RESERVED = ("search", "api", "quotes", "check", "releases", "static")


def edited(text: str) -> str:
    """The text with one sentence more and another opening."""
    return f"Updated on Friday. {text} Divers go on with their search."


def on_list(content: str, moment: str):
    return make_capture(content, url=LIST, moment=moment)


def test_the_same_page_captured_again_is_the_same_release(store: Store):
    (first,) = describe(store, make_capture("a", moment="1997-01-01"), make_release())
    (again,) = describe(store, make_capture("b", moment="1999-01-01"), make_release())
    assert again.id == first.id
    assert ids(store) == [first.id]
    assert [each.moment.year for each in store.captures_of(first.id)] == [1999, 1997]


def test_describing_again_keeps_ids_whatever_the_describer_finds(store: Store):
    items = (make_release(FERRY, "Ferry"), make_release(DYKE, "Dyke"))
    first = describe(store, on_list("a", "1997-01-01"), *items)
    better = (make_release("Only this.", "Another title"), make_release("And this.", "And another"))
    again = describe(store, on_list("a", "1997-01-01"), *better, version="v2")
    assert [stored.id for stored in again] == [stored.id for stored in first]


def test_an_own_link_is_stronger_than_heading_and_text(store: Store):
    old = (
        make_release(FERRY, "Ferry", own_link="http://irco.example/notes/1.html"),
        make_release(DYKE, "Dyke", own_link="http://irco.example/notes/2.html"),
    )
    first = describe(store, on_list("a", "1997-01-01"), *old)
    new = (
        make_release(FERRY, "Ferry", own_link="https://www.irco.example/notes/2.html#top"),
        make_release(DYKE, "Dyke", own_link="https://www.irco.example/notes/1.html"),
    )
    again = describe(store, on_list("b", "1998-01-01"), *new)
    assert [stored.id for stored in again] == [first[1].id, first[0].id]


def test_an_own_link_is_recognised_on_another_page(store: Store):
    link = "http://irco.example/notes/1.html"
    (first,) = describe(store, on_list("a", "1997-01-01"), make_release(own_link=link))
    elsewhere = make_capture("b", url="http://irco.example/archive.html", moment="1998-01-01")
    (again,) = describe(store, elsewhere, make_release("Short.", "Other", own_link=link))
    assert again.id == first.id
    assert not again.left_page


def test_one_link_for_two_items_identifies_neither(store: Store):
    link = "http://irco.example/notes.html"
    items = (make_release(FERRY, "Ferry", link), make_release(DYKE, "Dyke", link))
    first = describe(store, on_list("a", "1997-01-01"), *items)
    again = describe(store, on_list("b", "1998-01-01"), *reversed(items))
    assert [stored.id for stored in again] == [first[1].id, first[0].id]


def test_a_symbol_identifies_an_item_of_its_page(store: Store):
    old = (make_release(FERRY, "Ferry", symbol="PR/7"), make_release(SURVEY, "S"))
    first = describe(store, on_list("a", "1997-01-01"), *old)
    new = (make_release(DYKE, "Dyke"), make_release("Text set anew.", "New", symbol="pr/7"))
    again = describe(store, on_list("b", "1998-01-01"), *new)
    assert again[1].id == first[0].id
    assert again[0].id not in {stored.id for stored in first}


def test_two_symbols_are_two_releases_however_alike(store: Store):
    describe(store, make_capture("a"), make_release(symbol="PR/7"))
    describe(store, make_capture("b", moment="1998-01-01"), make_release(symbol="PR/8"))
    assert len(ids(store)) == 2


def test_an_item_edited_under_its_heading_is_the_same(store: Store):
    items = (make_release(FERRY, "Ferry sinks"), make_release(DYKE, "Dyke"))
    first = describe(store, on_list("a", "1997-01-01"), *items)
    new = (make_release(SURVEY, "Survey"), make_release(edited(FERRY), "FERRY  SINKS"))
    again = describe(store, on_list("b", "1998-01-01"), *new)
    assert again[1].id == first[0].id
    assert again[0].id not in {stored.id for stored in first}


def test_an_item_under_another_heading_is_the_same_when_its_text_is(store: Store):
    items = (make_release(FERRY, "Ferry"), make_release(DYKE, "Dyke"))
    first = describe(store, on_list("a", "1997-01-01"), *items)
    new = (make_release(DYKE, "Sixty villages"), make_release(SURVEY, "Survey"))
    again = describe(store, on_list("b", "1998-01-01"), *new)
    assert again[0].id == first[1].id


def test_a_heading_alone_does_not_make_an_item_the_same(store: Store):
    items = (make_release(FERRY, "Press release"), make_release(DYKE, "Dyke"))
    describe(store, on_list("a", "1997-01-01"), *items)
    new = (make_release(SURVEY, "Press release"), make_release(DYKE, "Dyke"))
    describe(store, on_list("b", "1998-01-01"), *new)
    assert len(ids(store)) == 3


def test_a_page_of_one_release_that_was_rewritten_in_part_is_the_same(store: Store):
    (first,) = describe(store, make_capture("a"), make_release(FERRY, "Ferry"))
    changed = make_release(FERRY[:130] + DYKE[:90], "Many dead on the river")
    (again,) = describe(store, make_capture("b", moment="1998-01-01"), changed)
    assert again.id == first.id


def test_a_page_of_one_release_that_now_has_another_is_another(store: Store):
    describe(store, make_capture("a"), make_release(FERRY, "Ferry"))
    describe(store, make_capture("b", moment="1998-01-01"), make_release(DYKE, "Dyke"))
    assert len(ids(store)) == 2


def test_a_standing_heading_over_another_day_is_another_release(store: Store):
    old = make_release(FERRY, "Press release", issued="1997-02-01")
    new = make_release(DYKE, "Press release", issued="1998-01-01")
    describe(store, make_capture("a"), old)
    describe(store, make_capture("b", moment="1998-01-02"), new)
    assert len(ids(store)) == 2


def test_an_item_seen_again_after_many_captures_is_recognised(store: Store):
    first = describe(store, on_list("0", "1997-01-01"), make_release(FERRY, "F"), make_release("x"))
    for year in range(1998, 2003):
        items = (make_release(DYKE, f"Dyke {year}"), make_release(SURVEY, f"Survey {year}"))
        describe(store, on_list(str(year), f"{year}-01-01"), *items)
    items = (make_release(FERRY, "Another"), make_release(DYKE, "Dyke"))
    again = describe(store, on_list("z", "2004-01-01"), *items)
    assert again[0].id == first[0].id


def test_two_texts_alike_go_to_two_releases(store: Store):
    items = (make_release(FERRY, "Ferry"), make_release(edited(FERRY), "Ferry"))
    first = describe(store, on_list("a", "1997-01-01"), *items)
    assert len({stored.id for stored in first}) == 2
    again = describe(store, on_list("b", "1998-01-01"), *reversed(items))
    assert {stored.release.text: stored.id for stored in again} == {
        stored.release.text: stored.id for stored in first
    }


VERSIONS: tuple[tuple[str, tuple[Release, ...]], ...] = (
    ("", (make_release(FERRY, "Ferry"), make_release(SURVEY, "Survey"))),
    ("1998-01-01", (make_release(edited(FERRY), "Ferry"), make_release(DYKE, "Dyke"))),
    ("1999-01-01", (make_release(DYKE, "The dyke"), make_release(edited(FERRY), "The ferry"))),
    ("2000-01-01", (make_release(edited(DYKE), "The dyke"),)),
)


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_the_order_of_ingest_changes_nothing(order: tuple[int, ...], tmp_path: Path):
    expected = {
        ("Survey", SURVEY, True, 1),
        ("The ferry", edited(FERRY), True, 3),
        ("The dyke", edited(DYKE), False, 3),
    }
    with create_store(Config(home=tmp_path)) as store:
        for number in order:
            moment, releases = VERSIONS[number]
            describe(store, on_list(str(number), moment or "1997-01-01"), *releases)
        assert shown(store) == expected


def test_captures_of_one_batch_are_versions_of_each_other(store: Store):
    captures = [on_list(str(year), f"{year}-01-01") for year in (1999, 1998, 2000)]
    keep(store, *captures)
    batch = [(find(store, capture), Description((make_release(),))) for capture in captures]
    store.put(batch, "v1")
    (stored,) = store.releases()
    assert stored.capture.moment.year == 2000
    assert len(store.captures_of(stored.id)) == 3


def test_the_same_words_on_another_page_are_one_work(store: Store):
    (first,) = describe(store, make_capture("a"), make_release(FERRY))
    copy = make_capture("b", url="http://lima.irco.example/1.html")
    (second,) = describe(store, copy, make_release(FERRY.upper().replace(",", " –")))
    other = make_capture("c", url="http://lima.irco.example/2.html")
    (third,) = describe(store, other, make_release(DYKE))
    assert (first.work_id, second.work_id, third.work_id) == (first.id, first.id, third.id)
    assert second.id != first.id


def test_a_few_equal_words_do_not_make_one_work(store: Store):
    (first,) = describe(store, make_capture("a"), make_release("Photos: see below."))
    copy = make_capture("b", url="http://lima.irco.example/1.html")
    (second,) = describe(store, copy, make_release("Photos: see below."))
    assert second.work_id == second.id != first.work_id


def test_ids_are_short_and_can_spell_no_address_of_the_reading_room(store: Store):
    describe(store, make_capture(), make_release())
    (new_ids,) = ids(store)
    assert len(new_ids) == LENGTH
    assert set(new_ids) <= set(LETTERS + DIGITS)
    assert new_ids[0] in LETTERS
    assert not any(set(word) <= set(LETTERS + DIGITS) for word in RESERVED)
    assert not set("0o1li2z5s8b9gq") & set(LETTERS + DIGITS)


@pytest.mark.parametrize(
    "address",
    [
        "https://irco.example/press",
        "HTTP://WWW.IRCO.example:80/press/",
        "http://irco.example/press/index.html#news",
        "http://irco.example/%70ress",
    ],
)
def test_addresses_of_one_page_have_one_key(address: str):
    assert page_key(address) == "irco.example/press"


def test_addresses_of_two_pages_have_two_keys():
    addresses = ("http://a.example/x?id=1", "http://a.example/x?id=2", "http://a.example/X")
    others = ("http://a.example:8080/x", "http://[broken/x", "http://a.example:port/x", "x")
    assert len(set(map(page_key, addresses + others))) == 7
