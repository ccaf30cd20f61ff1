"""What a site repeats is flagged where it stands, and costs what changed."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from store_builders import describe, find, keep, make_capture

from archive.config import Config
from archive.models import Block, BlockKind, Description, Quote, Release, Span
from archive.records import State
from archive.store import Store, create_store

STANDING = (
    "The organisation keeps two hundred boats on forty rivers and answers for all who board them."
)


def note(number: int, *closing: str) -> Release:
    """A release about something of its own, closed by these paragraphs."""
    own = (f"Boat {number} left the landing place {number * 7} at dawn. " * 3, f"Notice {number}.")
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in (*own, *closing))
    return Release(f"Boat {number}", blocks)


def put(store: Store, number: int, release: Release, host: str = "irco.example") -> str:
    url = f"http://{host}/{number}.html"
    describe(store, make_capture(f"{number} {release}", url=url), release)
    return next(stored.id for stored in store.releases() if stored.capture.url == url)


def flagged(store: Store) -> dict[str, list[str]]:
    """The texts that recur in each release, by title."""
    return {
        stored.release.title: [block.text for block in stored.release.blocks if block.recurring]
        for stored in store.releases()
    }


def test_the_fifth_work_flags_a_block_in_all_five_and_raises_their_revision(store: Store):
    for number in range(4):
        put(store, number, note(number, STANDING))
    assert not any(flagged(store).values())
    before = store.revision
    put(store, 4, note(4, STANDING))
    assert set(map(tuple, flagged(store).values())) == {(STANDING,)}
    assert len(list(store.changed_since(before))) == 5
    before = store.revision
    put(store, 5, note(5, STANDING))
    assert [stored.release.title for stored in store.changed_since(before)] == ["Boat 5"]


def test_losing_one_takes_the_flag_from_the_four(store: Store):
    for number in range(5):
        put(store, number, note(number, STANDING))
    url = "http://irco.example/2.html"
    capture = make_capture(f"2 {note(2, STANDING)}", url=url)
    store.put([(find(store, capture), Description(reason="no-release"))], "v2")
    assert not any(flagged(store).values())


def test_a_withdrawn_release_still_shows_what_its_site_repeats(store: Store):
    ids = [put(store, number, note(number, STANDING)) for number in range(5)]
    store.set_state(ids[0], State.WITHDRAWN, "an error")
    assert all(flagged(store).values())


def test_copies_of_one_work_and_other_hosts_do_not_make_it_recur(store: Store):
    for number in range(4):
        put(store, number, note(number, STANDING))
    put(store, 10, note(0, STANDING))
    put(store, 11, note(11, STANDING), host="elsewhere.example")
    assert not any(flagged(store).values())


def test_what_is_short_opens_the_text_or_is_spoken_never_recurs(store: Store):
    spoken = f"“{STANDING}”"
    for number in range(6):
        release = note(number, "For more, ask.", spoken)
        start = release.text.index(STANDING)
        quote = Quote(STANDING, (Span(start, start + len(STANDING)),))
        put(store, number, Release(release.title, release.blocks, quotes=(quote,)))
        put(store, number + 10, Release(f"Only {number}", (Block(BlockKind.PARAGRAPH, STANDING),)))
    assert not any(flagged(store).values())


closings = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from(["", STANDING, STANDING.upper()])), max_size=14
)


@settings(max_examples=15, deadline=None)
@given(steps=closings, chance=st.randoms(use_true_random=False))
def test_the_order_in_which_pages_come_changes_nothing(
    tmp_path_factory, steps: list[tuple[int, str]], chance
):
    last = dict(steps)
    pages = list(last.items())
    wanted = flagged_of(tmp_path_factory.mktemp("a"), [*steps, *pages])
    chance.shuffle(pages)
    assert flagged_of(tmp_path_factory.mktemp("b"), pages) == wanted


def flagged_of(home, steps: Sequence[tuple[int, str]]) -> dict[str, list[str]]:
    """What is flagged when the same pages are described so, one after the other."""
    with create_store(Config(home=home, collection="demo")) as store:
        captures = [
            make_capture(str(number), url=f"http://irco.example/{number}.html")
            for number in range(7)
        ]
        keep(store, *captures)
        stored = {capture.url: capture for capture in store.undescribed("v")}
        for number, closing in steps:
            capture = stored[captures[number].url]
            release = note(number, *filter(None, [closing]))
            store.put([(capture, Description((release,)))], "v1")
        return flagged(store)


def test_one_release_more_writes_none_of_the_hundred_that_repeat_the_same(store: Store):
    pages = [make_capture(str(n), url=f"http://irco.example/{n}.html") for n in range(100)]
    keep(store, *pages)
    pairs = [
        (capture, Description((note(int(capture.url.split("/")[-1][:-5]), STANDING),)))
        for capture in store.undescribed("v1")
    ]
    store.put(pairs, "v1")
    rows = 0

    def count(cursor) -> None:
        nonlocal rows
        rows += max(cursor.rowcount, 0)

    event.listen(
        store._engine,
        "after_cursor_execute",
        lambda _c, cursor, statement, *_: count(cursor) if statement.startswith("UPDATE") else None,
    )
    put(store, 100, note(100, STANDING))
    assert rows < 10
