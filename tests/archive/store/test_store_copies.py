"""Near copies are one work; what merely resembles is not; nothing is deleted."""

import random
from datetime import date

from store_builders import keep, make_capture

from archive.models import Block, BlockKind, Description, IssueDate, Release
from archive.records import State
from archive.store import Store

WORDS = [f"word{number}" for number in range(400)]


def text_of(seed: int, words: int = 150) -> str:
    draw = random.Random(seed)
    return " ".join(draw.choice(WORDS) for _ in range(words))


def put(store: Store, name: str, text: str, day: str = "") -> str:
    capture = make_capture(f"{name} {text}", url=f"http://{name.partition('/')[0]}.example/{name}")
    keep(store, capture)
    captures = list(store.undescribed("1"))
    issued = IssueDate(day, "day", *[date.fromisoformat(day)] * 2) if day else IssueDate()
    release = Release(name, (Block(BlockKind.PARAGRAPH, text),), issued=issued)
    store.put([(capture, Description((release,))) for capture in captures], "1")
    return next(stored.id for stored in store.releases() if stored.release.title == name)


def works(store: Store) -> dict[str, str]:
    return {stored.release.title: stored.work_id for stored in store.releases()}


def test_a_copy_with_a_rephrased_date_and_no_dateline_is_the_same_work(store: Store) -> None:
    body = text_of(1)
    put(
        store,
        "iom",
        f"Geneva \u2013 \u201cRiver\u201d rose last week (26/03). {body}",
        "2017-03-28",
    )
    put(
        store,
        "copy",
        f'"River" rose on Sunday (March 26). {body} Distributed by a wire.',
        "2017-03-29",
    )
    put(store, "other", text_of(2), "2017-03-28")
    work_ids = works(store)
    assert work_ids["iom"] == work_ids["copy"] != work_ids["other"]
    assert len(work_ids) == 3


def test_the_same_words_a_year_later_are_another_work(store: Store) -> None:
    body = text_of(3)
    put(store, "first", f"{body} In 2016.", "2016-05-01")
    put(store, "second", f"{body} In 2017.", "2017-05-01")
    work_ids = works(store)
    assert work_ids["first"] != work_ids["second"]


def test_short_texts_are_no_copies(store: Store) -> None:
    put(store, "one", "Photos of the day: see the page of our office in Geneva for more of them")
    put(store, "two", "Photos of the day: see the page of our office in Vienna for more of them")
    assert len(set(works(store).values())) == 2


def test_a_near_copy_of_a_withdrawn_release_begins_withdrawn(store: Store) -> None:
    body = text_of(4)
    first = put(store, "first", f"{body} end")
    store.set_state(first, State.WITHDRAWN, "asked for")
    put(store, "second", f"start {body}")
    assert {stored.state for stored in store.releases()} == {State.WITHDRAWN}


def test_an_update_of_the_same_site_is_another_work(store: Store) -> None:
    body = text_of(5)
    for name, day in (("first/a", "2020-12-21"), ("first/b", "2020-12-28")):
        put(store, name, f"Update of {day}. {body}", day)
    assert len(set(works(store).values())) == 2
