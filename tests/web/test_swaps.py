"""Eight readers ask while the index is swapped twenty times: every answer is true."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.config import Config
from archive.models import Block, BlockKind, Capture, Description, Release
from archive.publication import publication_of
from archive.store import Store, create_store
from indexer.indexing import build, update
from web.app import create_app

READERS, SWAPS = 8, 20
WORDS = ("river", "harbour")


def take_in(store: Store, number: int) -> None:
    with store.accession("swaps") as log:
        log.keep([Capture(f"page-{number}", f"page {number}".encode())])
    text = f"The {WORDS[number % 2]} rose in chapter {number}."
    release = Release(f"Title {number}", (Block(BlockKind.PARAGRAPH, text),), language="en")
    store.put([(capture, Description((release,))) for capture in store.undescribed("1")], "1")


class Truth:
    """Which releases hold a word at a revision of the store."""

    def __init__(self) -> None:
        self._ids: dict[tuple[int, str], set[str]] = {}

    def learn(self, store: Store) -> None:
        for word in WORDS:
            ids = {stored.id for stored in store.releases() if word in stored.release.text}
            self._ids[store.revision, word] = ids

    def faults(self, word: str, status: int, answer: dict[str, object]) -> list[str]:
        if status != 200:
            return [f"{status} for {word}"]
        ids = self._ids.get((int(str(answer["revision"])), word))
        hits = answer["hits"]
        assert isinstance(hits, list)
        shown = {hit["id"] for hit in hits}
        sound = shown == ids and answer["total"] == len(shown)
        return [] if sound else [f"{word} at {answer['revision']}: {shown} is not {ids}"]


def reading(client: FlaskClient, truth: Truth, stop: threading.Event) -> Callable[[], list[str]]:
    """A reader at work; called at last, it tells what was wrong."""
    faults: list[str] = []
    asked = [0]

    def read() -> None:
        while not stop.is_set():
            word = WORDS[asked[0] % 2]
            answer = client.get(f"/api/search?q={word}&per_page=100")
            faults.extend(truth.faults(word, answer.status_code, answer.get_json()))
            asked[0] += 1

    thread = threading.Thread(target=read)
    thread.start()

    def told() -> list[str]:
        thread.join()
        return faults if asked[0] else ["nothing was asked"]

    return told


@pytest.mark.many
def test_every_answer_is_true_through_twenty_swaps(tmp_path: Path) -> None:
    config = Config(home=tmp_path / "home", collection="generic")
    truth, stop = Truth(), threading.Event()
    with create_store(config) as store:
        publication = publication_of(store, config)
        take_in(store, 0)
        truth.learn(store)
        build(publication, config)
        app = create_app(config)
        readers = [reading(app.test_client(), truth, stop) for _ in range(READERS)]
        try:
            for number in range(1, SWAPS + 1):
                take_in(store, number)
                truth.learn(store)
                (build if number % 2 else update)(publication, config)
        finally:
            stop.set()
            faults = [fault for told in readers for fault in told()]
    assert faults == []
