"""Reading rooms that are open find what was taken in since, and forget what was withdrawn."""

import json
import multiprocessing
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

import pytest
from served import room

from archive.config import Config
from archive.models import Block, BlockKind, Capture, Description, Release
from archive.publication import publication_of
from archive.records import State
from archive.store import Store, create_store
from indexer.building import only_builder
from indexer.embedded.generations.publishing import current
from indexer.following import Follower, bring_up
from indexer.index import Index
from indexer.indexing import build

PATIENCE = 90


def take_in(store: Store, number: int, text: str) -> None:
    with store.accession("test") as log:
        log.keep([Capture(f"page-{number}", f"page {number}".encode())])
    release = Release(f"Title {number}", (Block(BlockKind.PARAGRAPH, text),), language="en")
    store.put([(capture, Description((release,))) for capture in store.undescribed("1")], "1")


def total(address: str, query: str) -> int:
    with urlopen(f"{address}/api/search?q={query}") as answer:
        return int(json.load(answer)["total"])


def soon(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def in_the_index(word: bytes, config: Config) -> bool:
    """Whether a file of the index has the word; so too where files go while they are read."""
    try:
        files = [path for path in config.index_path.rglob("*") if path.is_file()]
        return any(word in path.read_bytes().lower() for path in files)
    except FileNotFoundError:
        return True


def test_two_rooms_follow_what_is_taken_in_and_what_is_withdrawn(tmp_path: Path) -> None:
    config = Config(home=tmp_path / "home", collection="generic")
    with create_store(config) as store, ExitStack() as rooms:
        take_in(store, 1, "The river rose.")
        build(publication_of(store, config), config)
        addresses = [rooms.enter_context(room(config)) for _ in range(2)]
        assert [total(address, "river") for address in addresses] == [1, 1]
        take_in(store, 2, "A quixotical river fell.")
        assert soon(lambda: [total(address, "river") for address in addresses] == [2, 2])
        (wanted,) = (stored.id for stored in store.releases() if "quixotic" in stored.release.text)
        store.set_state(wanted, State.WITHDRAWN, "asked for")
        # No sooner is it said than it holds, in every room.
        assert [total(address, "quixotical") for address in addresses] == [0, 0]
        assert soon(lambda: not in_the_index(b"quixotic", config))
        store.set_state(wanted, State.PUBLIC, "after all")
        assert soon(lambda: [total(address, "quixotical") for address in addresses] == [1, 1])


def test_a_room_skips_its_turn_while_another_process_builds(tmp_path: Path) -> None:
    config = Config(home=tmp_path / "home", collection="generic")
    with create_store(config) as store:
        take_in(store, 1, "The river rose.")
        build(publication_of(store, config), config)
        with room(config) as address:
            with only_builder(config.index_path, 0):
                take_in(store, 2, "The river fell.")
                served = current(config.index_path)
                time.sleep(2.5)
                assert current(config.index_path) == served
                assert total(address, "river") == 1
            assert soon(lambda: total(address, "river") == 2)


def test_where_nothing_can_be_written_nobody_follows_and_nothing_ends(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    config = Config(home=tmp_path / "home", collection="generic")
    with create_store(config) as store:
        take_in(store, 1, "The river rose.")
        publication = publication_of(store, config)
        build(publication, config)
        (config.index_path / "lock").unlink()
        (config.index_path / "lock").mkdir()  # an index that no user can lock
        index = Index(publication, config)
        with Follower(publication, config, index) as follower:
            time.sleep(1)
            assert follower._thread.is_alive()
        bringing = multiprocessing.get_context("spawn").Process(target=bring_up, args=(config,))
        bringing.start()
        bringing.join()
    assert bringing.exitcode == 1
    printed = capfd.readouterr().err
    assert printed.startswith("error: the index could not be updated: ")
    assert "Traceback" not in printed
