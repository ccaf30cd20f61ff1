"""Two people of one first name and surname, in releases of their own, are two."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archive.config import Config
from archive.decisions import Word
from archive.describe.describer import describer_of
from archive.ingest.jobs import describe_pending
from archive.models import Capture
from archive.opening import ArchiveKnowledge
from archive.records import State
from archive.store import Store, create_store

ROADS, WATER = "Commissioner of Transportation", "Director of the Water Board"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_store(Config(home=tmp_path / "home", collection="generic")) as new_store:
        yield new_store


def take_in(store: Store, *speakers: str) -> None:
    """A release for each, and what they tell each other."""
    with store.accession("test") as log:
        log.keep(page(speaker) for speaker in speakers)
    knowledge = ArchiveKnowledge(store).now()
    describer = describer_of(knowledge, date(2026, 1, 1))
    describe_pending(store, describer, lambda _verb, _number: None)
    store.tenures.learn(knowledge)
    describe_pending(store, describer, lambda _verb, _number: None)


def page(speaker: str) -> Capture:
    title = f"Ninety Miles of Road Are Open, Says {speaker.split(',')[0]}"
    text = (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>March 3, 2004</p>"
        "<p>The programme covers the northern districts and runs until the end of next year.</p>"
        f"<p>“We built these roads with the counties,” said {speaker}.</p></body></html>"
    )
    return Capture(f"{speaker}.html", text.encode())


def speakers(store: Store) -> dict[str, set[str]]:
    """The posts that are printed for each speaker's id, by the speaker's name."""
    posts: dict[tuple[str, str], set[str]] = {}
    for stored in store.releases():
        for quote in stored.release.quotes:
            key = str(quote.speaker), str(quote.speaker_id)
            posts.setdefault(key, set()).add(quote.position or "")
    assert len({id for _, id in posts}) == len(posts)
    return {name: several for (name, _), several in posts.items()}


def test_two_with_different_initials_and_posts_are_two(store: Store) -> None:
    take_in(store, f"Robert J. Hale, {ROADS}")
    assert speakers(store) == {"Robert Hale": {ROADS}}
    take_in(store, f"Robert M. Hale, {WATER}", "Robert Hale")
    assert speakers(store) == {
        "Robert J. Hale": {ROADS},
        "Robert M. Hale": {WATER},
        "Robert Hale": {""},
    }


def test_two_who_are_one_after_all_are_merged(store: Store) -> None:
    take_in(store, f"Robert J. Hale, {ROADS}", f"Robert M. Hale, {WATER}")
    ids = [str(each.release.quotes[0].speaker_id) for each in store.releases()]
    store.people.merge(*ids, Word("Maja"))
    assert len({each.release.quotes[0].speaker_id for each in store.releases()}) == 1


@pytest.mark.parametrize(
    "others",
    [
        (f"Robert M. Hale, {ROADS}",),  # a slip: the post is one
        (f"Robert Hale, {WATER}",),
        (f"Robert J. K. Hale, {WATER}",),
    ],
)
def test_initials_that_fit_and_those_beside_one_post_are_one_persons(
    store: Store, others: tuple[str, ...]
) -> None:
    take_in(store, f"Robert J. Hale, {ROADS}", *others)
    assert set(speakers(store)) == {"Robert Hale"}


def test_when_one_of_both_is_withdrawn_nothing_tells_of_the_other(store: Store) -> None:
    take_in(store, f"Robert J. Hale, {ROADS}", f"Robert M. Hale, {WATER}")
    knowledge = ArchiveKnowledge(store).now()
    (withheld,) = (e.id for e in store.releases() if e.release.quotes[0].position == WATER)
    store.set_state(withheld, State.WITHDRAWN, "issued in error")
    store.tenures.learn(knowledge)
    assert store.tenures.all_told() == ()
