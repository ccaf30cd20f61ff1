"""Building beside what is served: one builder, killed builders, searches during swaps, damage."""

import fcntl
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from archive.config import Config
from archive.errors import SearchError
from archive.models import Block, BlockKind, Capture, Description, Release
from archive.publication import publication_of as door
from archive.records import State
from archive.store import Store, create_store, open_store
from indexer.consistency import index_faults
from indexer.embedded.generations.publishing import current, generations
from indexer.index import Index
from indexer.indexing import build, is_current, update
from indexer.query.parser import read_query
from indexer.search import SearchRequest

RIVER = SearchRequest(query=read_query("river"))
ALL = SearchRequest(per_page=100)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(home=tmp_path / "home", collection="generic")


def fill(store: Store, numbers: range) -> None:
    with store.accession("test") as log:
        log.keep(Capture(f"page-{n}", f"page {n}".encode()) for n in numbers)
    captures = list(store.undescribed("1"))
    releases = (
        Release(f"Title {n}", (Block(BlockKind.PARAGRAPH, f"The river rose {n} times."),))
        for n in numbers
    )
    store.put(zip(captures, (Description((release,)) for release in releases), strict=True), "1")


def test_only_one_builds_at_a_time_and_the_other_is_told(config: Config) -> None:
    with create_store(config) as store:
        fill(store, range(3))
        config.index_path.mkdir(parents=True, exist_ok=True)
        with (config.index_path / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            with pytest.raises(SearchError, match="another process is building the index"):
                build(door(store, config), replace(config, wait=0.2))
        assert build(door(store, config), config) == 3


def test_a_reader_without_an_index_waits_for_the_one_who_builds_it(config: Config) -> None:
    with create_store(config) as store:
        fill(store, range(3))
        build(door(store, config), config)
        pointer = config.index_path / "current"
        served = pointer.read_text()
        pointer.unlink()
        with (config.index_path / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            opened: list[Index] = []
            reader = threading.Thread(
                target=lambda: opened.append(Index(door(store, config), config))
            )
            reader.start()
            time.sleep(0.2)
            assert not opened
            pointer.write_text(served)
        reader.join(20)
        assert opened[0].search(RIVER).total == 3
        assert len(generations(config.index_path)) == 1


def test_a_killed_build_leaves_the_served_index_answering(config: Config) -> None:
    with create_store(config) as store:
        fill(store, range(400))
        build(door(store, config), config)
        index, draw = Index(door(store, config), config), random.Random(5)
        command = [sys.executable, "-m", "archive", "--home", str(config.home), "index"]
        for _ in range(4):
            running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            try:
                running.wait(draw.uniform(0.5, 1.6))
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
                running.wait()
            assert index.search(RIVER).total == 400
            assert Index(door(store, config), config).search(RIVER).total == 400
        assert subprocess.run(command, check=True, capture_output=True).returncode == 0
        assert not list(config.index_path.glob("*.building"))
        assert list(index_faults(door(store, config), config)) == []


def test_a_killed_update_leaves_the_index_answering_and_the_next_one_mends(config: Config) -> None:
    command = [sys.executable, "-m", "archive", "--home", str(config.home), "index", "update"]
    draw = random.Random(8)
    with create_store(config) as store:
        fill(store, range(60))
        build(door(store, config), config)
        for turn in range(5):
            fill(store, range(100 * (turn + 1), 100 * (turn + 1) + 20))
            wanted = draw.choice([h for h in store.releases() if h.state is State.PUBLIC])
            store.set_state(wanted.id, State.WITHDRAWN, "asked for")
            running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            try:
                running.wait(draw.uniform(0.3, 1.2))
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
                running.wait()
            keys = {hit.key for hit in Index(door(store, config), config).search(ALL).hits}
            assert len(keys) >= 59 - turn
            assert wanted.id not in keys
        subprocess.run(command, check=True, capture_output=True)
        assert list(index_faults(door(store, config), config)) == []
        assert not list(config.index_path.glob("*.building"))
        words = {h.release.text for h in store.releases() if h.state is State.WITHDRAWN}
        files = [path.read_bytes() for path in config.index_path.rglob("*") if path.is_file()]
        assert not [text for text in words for content in files if text.encode() in content]


def test_many_small_updates_leave_few_segments(config: Config) -> None:
    with create_store(config) as store:
        fill(store, range(40))
        build(door(store, config), config)
        for number in range(40, 70):
            fill(store, range(number, number + 1))
            update(door(store, config), config)
        folder = current(config.index_path)
        assert folder is not None
        assert len(list(folder.glob("segment-*"))) <= 12
        assert Index(door(store, config), config).search(RIVER).total == 70


def test_an_index_of_another_policy_is_not_served(config: Config) -> None:
    with create_store(config) as store:
        fill(store, range(3))
        build(door(store, config), config)
        covered = replace(config, show_contacts=False)
        assert not is_current(door(store, covered), covered)
        assert Index(door(store, covered), covered).search(RIVER).total == 3
        assert is_current(door(store, covered), covered)
        assert not is_current(door(store, config), config)


@pytest.mark.parametrize(
    ("readers", "swaps"), [(4, 6), pytest.param(8, 20, marks=pytest.mark.many)]
)
def test_threads_search_rightly_while_generations_are_swapped(
    config: Config, readers: int, swaps: int
) -> None:
    with create_store(config) as store:
        fill(store, range(60))
        build(door(store, config), config)
        index, wrong, done = Index(door(store, config), config), [], threading.Event()

        def ask() -> None:
            draw = random.Random(threading.get_ident())
            while not done.is_set():
                number = draw.randrange(60)
                request = SearchRequest(query=read_query(f'"rose {number} times"'))
                titles = [hit.title.text for hit in index.search(request).hits]
                if titles != [f"Title {number}"]:
                    wrong.append((number, titles))

        threads = [threading.Thread(target=ask) for _ in range(readers)]
        for thread in threads:
            thread.start()
        for _ in range(swaps):
            build(door(store, config), config)
        done.set()
        for thread in threads:
            thread.join()
        assert wrong == []
        assert len(generations(config.index_path)) == 1


def test_update_follows_the_store_and_does_nothing_when_level(config: Config) -> None:
    with create_store(config) as store:
        fill(store, range(3))
        build(door(store, config), config)
        assert not update(door(store, config), config)
        fill(store, range(3, 5))
        assert not is_current(door(store, config), config)
        assert update(door(store, config), config)
        assert Index(door(store, config), config).search(RIVER).total == 5


def test_verifying_names_each_document_that_differs(config: Config) -> None:
    with create_store(config) as store:
        fill(store, range(4))
        build(door(store, config), config)
        assert list(index_faults(door(store, config), config)) == []
        (first, *_) = (stored.id for stored in store.releases())
        store.set_state(first, State.HIDDEN, "asked for")
        assert [fault.kind for fault in index_faults(door(store, config), config)] == ["index"]
    with open_store(config, read_only=True) as store:
        folder = current(config.index_path)
        assert folder is not None
        manifest = folder / "manifest.json"
        old = manifest.read_text()
        # As if an engine had written for this revision what the store no longer has.
        manifest.write_text(old.replace('"revision": ', f'"revision": {store.revision} , "was": '))
        faults = {
            fault.subject: fault.detail for fault in index_faults(door(store, config), config)
        }
    assert first in faults
