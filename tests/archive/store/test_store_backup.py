import json
import random
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from store_builders import describe, keep, make_capture, make_release

from archive.config import Config
from archive.errors import ConfigError, StoreError
from archive.records import State
from archive.store import Store, create_store, open_store, restore

pytestmark = pytest.mark.usefixtures("on_sqlite")


@pytest.fixture
def folder(store: Store, config: Config, tmp_path: Path) -> Path:
    """A backup of an archive of one withdrawn release."""
    (config.home / "dateline.toml").write_text('host = "0.0.0.0"\n')
    (stored,) = describe(store, make_capture(), make_release())
    store.set_state(stored.id, State.WITHDRAWN, "a reason")
    store.backup(tmp_path / "backup")
    return tmp_path / "backup"


def test_an_archive_restored_is_the_archive_backed_up(
    store: Store, folder: Path, config: Config, tmp_path: Path
):
    other = replace(config, home=tmp_path / "deep" / "other")
    restore(folder, other)
    with open_store(other, read_only=True) as restored:
        assert list(restored.releases()) == list(store.releases())
        assert (restored.collection, restored.revision) == (store.collection, store.revision)
        (stored,) = restored.releases()
        assert restored.content(stored.capture.digest) == store.content(stored.capture.digest)
        assert list(restored.verify()) == []
    assert (other.home / "dateline.toml").read_text() == 'host = "0.0.0.0"\n'


def test_a_store_opened_for_reading_can_be_backed_up(folder: Path, config: Config, tmp_path: Path):
    with open_store(config, read_only=True) as store:
        store.backup(tmp_path / "second")
    assert {path.name for path in (tmp_path / "second").iterdir()} == {
        path.name for path in folder.iterdir()
    }


def test_a_backup_into_a_folder_in_use_is_refused(store: Store, tmp_path: Path):
    (tmp_path / "mine.txt").touch()
    with pytest.raises(StoreError, match="is not empty"):
        store.backup(tmp_path)
    with pytest.raises(StoreError, match="could not be written"):
        store.backup(tmp_path / "mine.txt")


def test_a_restore_into_a_home_in_use_is_refused(folder: Path, config: Config):
    with pytest.raises(StoreError, match="is not empty; restore into a new home"):
        restore(folder, config)


def test_a_backup_that_was_cut_short_is_refused(folder: Path, config: Config, tmp_path: Path):
    (folder / "backup.json").unlink()
    other = replace(config, home=tmp_path / "other")
    with pytest.raises(StoreError, match="holds no whole backup"):
        restore(folder, other)
    assert not other.home.exists()


@pytest.mark.parametrize("name", ["store.sqlite", "blobs.sqlite", "dateline.toml"])
def test_a_backup_with_a_flipped_byte_is_refused_and_the_home_stays_empty(
    folder: Path, config: Config, tmp_path: Path, name: str
):
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    other = replace(config, home=tmp_path / "other")
    with pytest.raises(StoreError, match=f"{name} is damaged"):
        restore(folder, other)
    assert list(other.home.iterdir()) == []


def test_a_manifest_cannot_name_a_file_outside(folder: Path, config: Config, tmp_path: Path):
    manifest = json.loads((folder / "backup.json").read_text())
    manifest["files"][0]["name"] = "../../escaped"
    (folder / "backup.json").write_text(json.dumps(manifest))
    other = replace(config, home=tmp_path / "a" / "b")
    with pytest.raises(StoreError):
        restore(folder, other)
    assert not (tmp_path / "escaped").exists()


def test_a_backup_made_during_an_ingest_lacks_no_bytes(
    store: Store, config: Config, tmp_path: Path
):
    stop = threading.Event()

    def take_in() -> None:
        with create_store(config) as other:
            number = 0
            while not stop.is_set():
                keep(other, make_capture(f"{number} " * 200, url=f"http://irco.example/{number}"))
                number += 1

    worker = threading.Thread(target=take_in)
    worker.start()
    try:
        while store.counts().captures < 5:
            time.sleep(0.01)
        for number in range(4):
            store.backup(tmp_path / f"backup {number}")
    finally:
        stop.set()
        worker.join()
    for number in range(4):
        restore(tmp_path / f"backup {number}", replace(config, home=tmp_path / f"home {number}"))


KILLS_HALF_WAY = 3
MOST_KILLS = 80
COPY = """
import sys
from pathlib import Path
from archive.config import Config
from archive.store import open_store, restore
verb, home, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
if verb == "backup":
    with open_store(Config(home=home), read_only=True) as store:
        store.backup(folder)
else:
    restore(folder, Config(home=home))
"""


@pytest.mark.parametrize("verb", ["backup", "restore"])
def test_one_that_was_killed_half_way_can_be_run_again(
    store: Store, config: Config, tmp_path: Path, verb: str
):
    for number in range(60):
        keep(
            store,
            make_capture(random.Random(number).randbytes(90_000).hex(), url=f"http://x/{number}"),
        )
    whole = tmp_path / "whole"
    store.backup(whole)
    cut = 0
    for number in range(MOST_KILLS):
        if cut == KILLS_HALF_WAY:
            break
        home = config.home if verb == "backup" else tmp_path / f"home {number}"
        folder = tmp_path / f"copy {number}" if verb == "backup" else whole
        written = folder if verb == "backup" else home
        command = [sys.executable, "-c", COPY, verb, str(home), str(folder)]
        _kill_once_there(command, written / f"{verb}.unfinished", 0.003 * (number % 8))
        cut += written.exists() and any(path.suffix == ".unfinished" for path in written.iterdir())
        if written.exists() and verb == "restore" and (written / "restore.unfinished").exists():
            with pytest.raises(ConfigError, match="run the same `dateline restore` again"):
                open_store(Config(home=written), read_only=True)
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0 or "is not empty" in done.stderr, done.stderr
        assert not any(path.suffix == ".unfinished" for path in written.iterdir())
        if verb == "backup":
            restore(folder, replace(config, home=tmp_path / f"proof {number}"))
    assert cut == KILLS_HALF_WAY


def _kill_once_there(command: list[str], sign: Path, seconds: float) -> None:
    """Kill a process so many seconds after it made a file, however long it took until then."""
    running = subprocess.Popen(command)
    while not sign.exists() and running.poll() is None:
        time.sleep(0.001)
    time.sleep(seconds)
    running.kill()
    running.wait()


def test_rows_in_a_database_server_are_left_to_its_own_tool(folder: Path, tmp_path: Path):
    server = Config(home=tmp_path / "x", database_url="postgresql+psycopg://irco@db/dateline")
    with pytest.raises(StoreError, match="pg_dump"):
        restore(folder, server)
