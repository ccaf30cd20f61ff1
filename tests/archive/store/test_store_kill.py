"""A run that is killed at any moment has lost nothing that it acknowledged."""

import random
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from store_builders import keep, make_capture, make_release

from archive.config import Config
from archive.errors import StoreError
from archive.models import Description
from archive.store import Store, create_store, open_store

pytestmark = pytest.mark.usefixtures("on_sqlite")
KILLS = 6
MOST_KILLS = 60
"""On a loaded machine a run may be killed before it did anything: then there are more."""

CHILD = """
import random, sys
from pathlib import Path
from archive.config import Config
from archive.models import Capture
from archive.store import open_store
from archive.models import Block, BlockKind, Description, Release

start = int(sys.argv[2])
with open_store(Config(home=Path(sys.argv[1]))) as store:
    print("ready", flush=True)
    with store.accession(f"run {start}") as log:
        for number in range(start, start + 10_000_000, 10):
            batch = [
                Capture(f"{n}.html", f"{n} {random.random()}".encode() * 300, url=f"http://x/{n}")
                for n in range(number, number + 10)
            ]
            log.keep(batch)
            for capture in batch:
                print(capture.digest)
            sys.stdout.flush()
            if number % 50:
                continue
            pending = list(store.undescribed("v1"))
            blocks = (Block(BlockKind.PARAGRAPH, "A short text."),)
            found = [Description((Release(capture.locator, blocks),)) for capture in pending]
            store.put(zip(pending, found), "v1")
            for capture in pending:
                print("described", capture.id)
            sys.stdout.flush()
"""


def test_bytes_are_on_the_disk_before_the_rows_that_point_to_them(store: Store, config: Config):
    refuse_inserts(config.home / "store.sqlite", "captures")
    with pytest.raises(StoreError, match="disk on fire"):
        keep(store, make_capture())
    assert (store.counts().captures, store.counts().blobs) == (0, 1)
    assert list(store.verify()) == []


def test_without_its_bytes_no_row_is_written(store: Store, config: Config):
    refuse_inserts(config.blobs_path, "blobs")
    with pytest.raises(StoreError, match="disk on fire"):
        keep(store, make_capture())
    assert (store.counts().captures, store.counts().blobs) == (0, 0)


def test_a_batch_that_cannot_be_described_whole_is_not_described_in_part(
    store: Store, config: Config
):
    pages = [make_capture(url=f"http://irco.example/{number}") for number in range(3)]
    keep(store, *pages)
    refuse_inserts(config.home / "store.sqlite", "access_points")
    batch = [
        (capture, Description((make_release(topics=("FERRY",) if capture.id == 3 else ()),)))
        for capture in store.undescribed("v1")
    ]
    with pytest.raises(StoreError, match="disk on fire"):
        store.put(batch, "v1")
    assert list(store.releases()) == []
    assert len(list(store.undescribed("v1"))) == 3
    assert store.revision == 0


def refuse_inserts(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            f"CREATE TRIGGER refuse BEFORE INSERT ON {table}"
            " BEGIN SELECT RAISE(ABORT, 'disk on fire'); END"
        )
        connection.commit()


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(tmp_path: Path):
    config = Config(home=tmp_path / "home")
    create_store(config).close()
    kept: set[str] = set()
    described: set[int] = set()
    chance = random.Random(1)
    for run in range(MOST_KILLS):
        if run >= KILLS and described and len(kept) > 10 * KILLS:
            break
        for line in _killed_run(config.home, run * 10_000_000, chance.uniform(0.05, 0.6)):
            if line.startswith("described "):
                described.add(int(line.split()[1]))
            elif len(line) == 64:
                kept.add(line)
    assert len(kept) > 10 * KILLS
    assert described
    with open_store(config) as store:
        assert all(len(store.content(digest)) > 300 for digest in kept)
        assert list(store.verify()) == []
        pending = list(store.undescribed("v1"))
        assert not described & {capture.id for capture in pending}
        # The next run takes up what was left undescribed.
        again = [(capture, Description((make_release(f"{capture.id}"),))) for capture in pending]
        store.put(again, "v1")
        assert list(store.undescribed("v1")) == []
        assert store.counts().releases_public == store.counts().captures >= len(kept)
        assert list(store.verify()) == []
        assert [run.finished for run in store.accessions()] == [None] * run


def _killed_run(home: Path, start: int, seconds: float) -> list[str]:
    """What a run acknowledged until it was killed, so many seconds after it began to work."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(home), str(start)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child.stdout:
        assert child.stdout.readline() == "ready\n"
        # By a clock of its own: a kill right after a line was read would always hit the same step.
        timer = threading.Timer(seconds, child.kill)
        timer.start()
        lines = child.stdout.readlines()
        timer.join()
    child.wait()
    # A line that was cut short was not acknowledged.
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]
